package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.binfmt.HandlerDiagnosis;
import io.github.multiarchmaven.binfmt.HandlerFault;
import io.github.multiarchmaven.binfmt.HandlerTable;
import io.github.multiarchmaven.binfmt.ProbeProgram;
import io.github.multiarchmaven.model.Platform;
import java.util.Optional;

/** What the table of handlers adds to the outcome of a probe. It explains; what runs is for the probe to say. */
final class KernelLook {

    private final Optional<HandlerTable> table;

    /** Explains by a table; empty if there is none to be read. */
    KernelLook(Optional<HandlerTable> table) {
        this.table = table;
    }

    /** A program ran that is not for the engine's own processor. */
    PlatformSupport ran(Platform platform) {
        return new PlatformSupport.Emulated(table.flatMap(
                        there -> ProbeProgram.of(platform).flatMap(program -> there.match(program.file())))
                .map(entry -> new PlatformSupport.Handler(entry.name(), entry.interpreter(), entry.flags())));
    }

    /** A program did not run. */
    PlatformSupport didNotRun(Platform platform, String evidence) {
        return table.map(there -> explained(there, platform, evidence))
                .orElseGet(() -> new PlatformSupport.Missing(evidence));
    }

    private static PlatformSupport explained(HandlerTable table, Platform platform, String evidence) {
        HandlerDiagnosis diagnosis = HandlerDiagnosis.of(table, platform);
        if (diagnosis.fault() instanceof HandlerFault.SwitchedOff) {
            PlatformSupport then = HandlerDiagnosis.onceSwitchedOn(table, platform)
                    .map(rest -> explained(rest, evidence))
                    .orElseGet(PlatformSupport.Emulated::new);
            return new PlatformSupport.SwitchedOff(then, evidence);
        }
        return explained(diagnosis, evidence);
    }

    private static PlatformSupport explained(HandlerDiagnosis diagnosis, String evidence) {
        return diagnosis
                .fault()
                .culprit()
                .<PlatformSupport>map(
                        entry -> new PlatformSupport.Broken(entry, diagnosis.toReplace(), why(diagnosis), evidence))
                .orElseGet(() -> new PlatformSupport.Missing(evidence));
    }

    private static String why(HandlerDiagnosis diagnosis) {
        return diagnosis.fault().describe()
                + diagnosis.obstacle().map(obstacle -> "; " + obstacle).orElse("");
    }
}
