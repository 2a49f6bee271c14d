package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.command.WaitContainerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.ShutdownTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a container from its creation to its removal, which happens whatever else does. */
final class Containers {

    /** On every container of ours, so that what a crash left can be found. */
    static final String LABEL = "io.github.multiarch-maven";

    private static final Duration CALL = Duration.ofSeconds(60);

    private static final Path NOTES = Path.of(System.getProperty("java.io.tmpdir"));

    private final DockerJava docker;
    private final EngineCalls calls;
    private final String engine;

    /** @param engine its address */
    Containers(DockerJava docker, EngineCalls calls, String engine) {
        this.docker = docker;
        this.calls = calls;
        this.engine = engine;
    }

    ContainerOutcome run(ContainerRun run) {
        UUID id = UUID.randomUUID();
        String name = name(id);
        Creation creation = new Creation(calls, () -> create(name, run));
        return removed(id, creation, run.image(), () -> createAndRun(name, creation, run));
    }

    /** @param told what became of each; one that the engine keeps is left to the next run, and is in nobody's way */
    void removeLeft(Consumer<String> told) {
        for (ContainerNote note : ContainerNote.abandoned(NOTES, engine)) {
            String name = note.container();
            try {
                calls.regardless(CALL, "remove the container " + name, () -> removeIfThere(name));
                note.settle();
                told.accept("Removed " + name + ", a container of a run that was killed");
            } catch (ProblemException e) {
                note.leave();
                told.accept("Left " + name + ", a container of a run that was killed: " + e.getMessage());
            }
        }
    }

    /** Makes a container of the image, which is never started: what is not there, no container can be made of. */
    boolean offers(ImageReference image, Platform platform) {
        UUID id = UUID.randomUUID();
        Creation creation = new Creation(calls, () -> create(name(id), image, platform));
        return removed(
                id,
                creation,
                image,
                () -> calls.within(
                        CALL,
                        "create a container of " + image + " for " + platform,
                        () -> !creation.await().isEmpty()));
    }

    /** Chosen here, so that a container can be removed whose creation was interrupted. */
    static String name(UUID id) {
        return "multiarch-" + id;
    }

    private <T> T removed(UUID id, Creation creation, ImageReference image, Supplier<T> use) {
        ContainerNote note = ContainerNote.make(NOTES, engine, id);
        ShutdownTask guard = ShutdownTask.register(() -> remove(note, creation));
        try {
            T outcome = use.get();
            remove(note, creation);
            return outcome;
        } catch (RuntimeException | Error e) {
            guard.throwIfBegun("a container of " + image);
            removeAfter(e, note, creation);
            throw e;
        } finally {
            guard.close();
        }
    }

    /** Empty where the engine has no such image; the program is named because an image need not name one. */
    private String create(String name, ImageReference image, Platform platform) {
        try (CreateContainerCmd create = docker.client().createContainerCmd(image.toString())) {
            return create.withName(name)
                    .withLabels(Map.of(LABEL, "true"))
                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
                    .withPlatform(platform.toString())
                    .withEntrypoint("/never-started")
                    .exec()
                    .getId();
        } catch (NotFoundException e) {
            return "";
        }
    }

    private ContainerOutcome createAndRun(String name, Creation creation, ContainerRun run) {
        calls.within(CALL, "create a container of " + run.image(), creation::await);
        if (!run.setup().files().isEmpty()) {
            calls.within(
                    CALL,
                    "put files into a container",
                    () -> upload(name, run.setup().files()));
        }
        Optional<String> refusal = calls.within(CALL, "start a container", () -> start(name));
        if (refusal.isPresent()) {
            return new ContainerOutcome.CouldNotStart(refusal.get());
        }
        Optional<Integer> exitCode = calls.ifWithin(run.timeout(), "wait for a container", () -> exitCode(name));
        ContainerOutput output = calls.within(CALL, "give the output of a container", () -> output(name));
        return exitCode.<ContainerOutcome>map(code -> new ContainerOutcome.Exited(code, output))
                .orElseGet(() -> new ContainerOutcome.TimedOut(output));
    }

    private String create(String name, ContainerRun run) {
        Map<String, String> labels = new HashMap<>(run.setup().labels());
        labels.put(LABEL, "true");
        try (CreateContainerCmd create =
                docker.client().createContainerCmd(run.image().toString())) {
            create.withName(name).withLabels(labels).withHostConfig(hostConfig(run.setup()));
            if (!run.entrypoint().isEmpty()) {
                create.withEntrypoint(run.entrypoint());
            }
            if (!run.arguments().isEmpty()) {
                create.withCmd(run.arguments());
            }
            return create.exec().getId();
        } catch (NotFoundException e) {
            throw new ProblemException(notThere(run.image(), EngineFailures.message(e)), e);
        }
    }

    /**
     * The log driver is named because an engine's default may be one that cannot be read back. An engine that maps users lets
     * nobody be privileged but in the machine's own user namespace; elsewhere there is no other one.
     */
    private static HostConfig hostConfig(ContainerSetup setup) {
        boolean privileged = setup.privilege() == Privilege.PRIVILEGED;
        return HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withPrivileged(privileged)
                .withUsernsMode(privileged ? "host" : null)
                .withInit(setup.init() == Init.WITH_INIT)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE))
                .withBinds(setup.binds().stream().map(Bind::parse).toList());
    }

    private boolean upload(String name, List<ContainerFile> files) throws IOException {
        docker.client()
                .copyArchiveToContainerCmd(name)
                .withRemotePath("/")
                .withTarInputStream(new ByteArrayInputStream(ContainerArchive.of(files)))
                .exec();
        return true;
    }

    /** Empty if it was started, otherwise why the engine could not execute the program. */
    private Optional<String> start(String name) {
        try {
            docker.client().startContainerCmd(name).exec();
            return Optional.empty();
        } catch (NotFoundException e) {
            throw e;
        } catch (DockerException e) {
            return Optional.of(EngineFailures.message(e));
        }
    }

    private int exitCode(String name) throws InterruptedException, ExecutionException {
        AtomicReference<Integer> code = new AtomicReference<>();
        try (WaitContainerCmd wait = docker.client().waitContainerCmd(name)) {
            wait.exec(new StreamedAnswer<>(end -> code.set(end.getStatusCode())))
                    .await();
        }
        return Optional.ofNullable(code.get())
                .orElseThrow(() -> new DockerException("the engine stopped waiting", 200));
    }

    private ContainerOutput output(String name) throws InterruptedException, ExecutionException {
        ContainerLogs logs = new ContainerLogs();
        try (LogContainerCmd show = docker.client().logContainerCmd(name)) {
            show.withStdOut(true)
                    .withStdErr(true)
                    .exec(new StreamedAnswer<>(logs::add))
                    .await();
        }
        return logs.all();
    }

    private void remove(ContainerNote note, Creation creation) {
        String name = note.container();
        calls.regardless(CALL, "create a container", creation::settle);
        calls.regardless(CALL, "remove the container " + name, () -> removeIfThere(name));
        note.settle();
    }

    @SuppressWarnings("EmptyCatch") // it is not there, or just being removed, which is what is wanted
    private void removeIfThere(String name) {
        try {
            docker.client()
                    .removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
        }
    }

    private void removeAfter(Throwable failure, ContainerNote note, Creation creation) {
        try {
            remove(note, creation);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static Problem notThere(ImageReference image, String message) {
        return Problem.of(
                        ProblemCode.IMAGE_UNAVAILABLE,
                        "The image " + image + " is not in the Docker engine",
                        "a container of it was to be run, and running pulls nothing",
                        "docker pull " + image)
                .withEvidence(List.of(message));
    }
}
