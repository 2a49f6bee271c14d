package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerFile;
import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.Init;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.function.Function;

/**
 * Executes a {@link ProbeProgram} where images will be built: in a container of the engine, without privilege, without
 * network. Any image will do, because the program is put into the container and needs nothing of it.
 */
public final class PlatformProbe {

    private static final String PROGRAM = "/multiarch-probe";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Function<ContainerRun, ContainerOutcome> containers;
    private final ImageReference image;

    /** Probes in containers of an image that the engine has. */
    public PlatformProbe(Engine engine, ImageReference image) {
        this(engine::run, image);
    }

    PlatformProbe(Function<ContainerRun, ContainerOutcome> containers, ImageReference image) {
        this.containers = containers;
        this.image = image;
    }

    /** Whether the engine's kernel runs a program of this platform, natively or through a handler. */
    public ProbeOutcome probe(Platform platform) {
        return probe(platform, PROGRAM);
    }

    /**
     * Whether the image brings an emulator that runs a program of this platform. BuildKit's does:
     * {@code buildkit-qemu-aarch64} and so on, in its PATH (moby/buildkit, util/archutil and executor/emulator).
     */
    public ProbeOutcome probeBundled(Platform platform) {
        return Emulators.handlerOf(platform)
                .map(handler -> probe(platform, "buildkit-" + handler, PROGRAM))
                .orElseGet(ProbeOutcome.NoProgram::new);
    }

    private ProbeOutcome probe(Platform platform, String... command) {
        return ProbeProgram.of(platform)
                .map(program -> execute(program, command))
                .orElseGet(ProbeOutcome.NoProgram::new);
    }

    private ProbeOutcome execute(ProbeProgram program, String... command) {
        ContainerOutcome outcome = containers.apply(ContainerRun.of(image, LIMIT)
                .with(Init.WITH_INIT)
                .withEntrypoint(command)
                .withFile(ContainerFile.executable(PROGRAM, program.file())));
        boolean ran = outcome instanceof ContainerOutcome.Exited exited && exited.exitCode() == ProbeProgram.SUCCESS;
        return ran ? new ProbeOutcome.Runs() : new ProbeOutcome.DoesNotRun(inWords(outcome));
    }

    /** The engine's init hands a program that cannot be executed to a shell, as execvp does, and that reads the ELF file. */
    private static String inWords(ContainerOutcome outcome) {
        String words = LastWords.of(outcome);
        return words.contains(PROGRAM + ": line ") ? "exec " + PROGRAM + ": exec format error" : words;
    }
}
