package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.Privilege;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Registers QEMU handlers in the engine's kernel, by a privileged container, and proves each of them by executing a
 * program of its platform in another container that has no privilege.
 */
public final class HandlerRegistration {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Engine engine;
    private final ImageReference image;
    private final PlatformProbe probe;

    /**
     * Registers by an image that the engine has.
     *
     * @param image with the command line of tonistiigi/binfmt
     * @param probe proves what was registered
     */
    public HandlerRegistration(Engine engine, ImageReference image, PlatformProbe probe) {
        this.engine = engine;
        this.image = image;
        this.probe = probe;
    }

    /**
     * Registers the handlers of these platforms and nothing else.
     *
     * @throws ProblemException HANDLER_NOT_REGISTERED for each platform that does not run afterwards
     */
    public void register(List<Platform> platforms) {
        String architectures =
                platforms.stream().map(Platform::architecture).distinct().collect(Collectors.joining(","));
        ContainerOutcome outcome = engine.run(
                ContainerRun.of(image, LIMIT).with(Privilege.PRIVILEGED).withArguments("--install", architectures));
        ContainerOutput output = LastWords.output(outcome);
        BinfmtReport report = BinfmtReport.parse(output.output(), output.errors());
        List<Problem> problems = new ArrayList<>();
        for (Platform platform : platforms) {
            if (probe.probe(platform) instanceof ProbeOutcome.DoesNotRun doesNotRun) {
                problems.add(notRegistered(platform, doesNotRun, outcome, report));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private Problem notRegistered(
            Platform platform, ProbeOutcome.DoesNotRun proof, ContainerOutcome outcome, BinfmtReport report) {
        String handler = Emulators.handlerOf(platform).orElse(platform.architecture());
        boolean entryExists =
                report.emulators().map(names -> names.contains(handler)).orElse(false);
        List<String> evidence = new ArrayList<>(report.failures());
        if (evidence.isEmpty()) {
            evidence.add(image + ": " + LastWords.of(outcome));
        }
        evidence.add("a program for " + platform + " in a container: " + proof.evidence());
        return Problem.of(
                        ProblemCode.HANDLER_NOT_REGISTERED,
                        "programs for " + platform + " do not run after registering its handler",
                        entryExists
                                ? "there is an entry " + handler
                                        + " that does not work, and the image never replaces one"
                                : "the image that registers handlers exits 0 even if it fails; no entry " + handler
                                        + " came of it",
                        entryExists
                                ? "remove the entry with: docker run --privileged --rm " + image + " --uninstall "
                                        + handler + ", then run this again"
                                : "see what it says below; the kernel must have binfmt_misc (CONFIG_BINFMT_MISC), and the"
                                        + " engine must allow privileged containers")
                .withEvidence(evidence);
    }
}
