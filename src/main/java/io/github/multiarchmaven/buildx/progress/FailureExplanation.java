package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Says why a build failed and what to do about it, from what buildx and BuildKit said. That the build failed is for the
 * caller to know; the texts only explain it, and texts that nobody has seen before are passed on as they are.
 */
public final class FailureExplanation {

    /** From the unmistakable to the general. */
    private static final List<Diagnosis> DIAGNOSES = List.of(
            new ExporterMissing(),
            new BuilderGone(),
            new NodeGone(),
            new EmulatorCrash(),
            new ExecFormat(),
            new DiskFull(),
            new BasePlatformMissing(),
            new BaseImageMissing(),
            new AccessDenied(),
            new LoopbackRegistry(),
            new BuilderLost(),
            new NetworkTrouble(),
            new StepFailed(),
            new DockerfileMistake(),
            new Unexplained());

    private final BuildCall call;
    private final SecretMask mask;

    public FailureExplanation(BuildCall call, SecretMask mask) {
        this.call = call;
        this.mask = mask;
    }

    /** The problem behind this failed build, with evidence. */
    public Problem of(BuildTranscript transcript) {
        return of(transcript, Optional.empty());
    }

    /**
     * The same of one that writes to this machine.
     *
     * @param space where it writes, after it failed
     */
    public Problem of(BuildTranscript transcript, Optional<FreeSpace> space) {
        Failure failure = Failure.of(transcript, call, mask, space);
        return DIAGNOSES.stream()
                .map(diagnosis -> diagnosis.of(failure))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .withEvidence(failure.evidence());
    }
}
