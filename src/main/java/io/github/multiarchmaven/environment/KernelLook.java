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
    private final Platform host;

    /**
     * Explains by a table.
     *
     * @param table empty if there is none to be read
     * @param host the engine's own platform
     */
    KernelLook(Optional<HandlerTable> table, Platform host) {
        this.table = table;
        this.host = host;
    }

    /** A program ran that is not for the engine's own architecture. */
    PlatformSupport ran(Platform platform) {
        Optional<PlatformSupport.Handler> handler = handlerOf(platform);
        return handler.isEmpty() && host.alsoExecutes(platform)
                ? new PlatformSupport.Native()
                : new PlatformSupport.Emulated(handler);
    }

    /** A program ran in the builder, which prefers its own emulator to a handler without the flag F. */
    PlatformSupport ranInBuilder(Platform platform) {
        if (table.isEmpty()) {
            return new PlatformSupport.RunsInBuilder();
        }
        Optional<PlatformSupport.Handler> handler =
                handlerOf(platform).filter(found -> found.flags().contains("F"));
        return handler.isPresent() || host.alsoExecutes(platform)
                ? ran(platform)
                : new PlatformSupport.Bundled(didNotRun(platform, ""));
    }

    private Optional<PlatformSupport.Handler> handlerOf(Platform platform) {
        return table.flatMap(there -> ProbeProgram.of(platform).flatMap(program -> there.match(program.file())))
                .map(entry -> new PlatformSupport.Handler(entry.name(), entry.interpreter(), entry.flags()));
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
