package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Why registering a handler came to nothing, from what the image said and what the table holds afterwards. */
final class RegistrationFailure {

    private final ImageReference image;
    private final ContainerOutcome outcome;
    private final BinfmtReport report;
    private final Optional<HandlerTable> table;
    private final Set<String> arrivals;

    RegistrationFailure(
            ImageReference image,
            ContainerOutcome outcome,
            Optional<HandlerTable> before,
            Optional<HandlerTable> table) {
        ContainerOutput output = LastWords.output(outcome);
        this.image = image;
        this.outcome = outcome;
        this.report = BinfmtReport.parse(output.output(), output.errors());
        this.table = table;
        this.arrivals = table.map(HandlerTable::names).orElseGet(TreeSet::new);
        arrivals.removeAll(before.map(HandlerTable::names).orElse(arrivals));
    }

    /** A sentence on the cause, and one on what to do. */
    private record Cause(String why, String next) {}

    Problem of(Platform platform, ProbeOutcome.DoesNotRun proof) {
        List<String> evidence = new ArrayList<>(report.failures());
        if (evidence.isEmpty()) {
            evidence.add(image + ": " + LastWords.of(outcome));
        }
        evidence.add("a program for " + platform + " in a container: " + proof.evidence());
        Cause cause = cause(platform);
        return Problem.of(
                        ProblemCode.HANDLER_NOT_REGISTERED,
                        "programs for " + platform + " do not run after registering its handler",
                        cause.why(),
                        cause.next())
                .withEvidence(evidence);
    }

    private Cause cause(Platform platform) {
        String handler = Emulators.handlerOf(platform).orElse(platform.architecture());
        boolean listed =
                report.emulators().map(names -> names.contains(handler)).orElse(false);
        if (listed && table.map(there -> !there.has(handler)).orElse(false)) {
            return new Cause(
                    "the entry " + handler + " was there, and vanished with the container that registered it, as it"
                            + " does where the engine runs rootless or with user namespaces",
                    "use an engine that runs as root, or register the handler on its machine yourself");
        }
        Optional<HandlerDiagnosis> diagnosis = table.map(there -> HandlerDiagnosis.of(there, platform));
        Optional<String> culprit = diagnosis.flatMap(found -> found.fault().culprit());
        if (culprit.isPresent()) {
            HandlerDiagnosis found = diagnosis.orElseThrow();
            return new Cause(
                    found.fault().describe(),
                    found.obstacle().isPresent()
                            ? found.obstacle().orElseThrow() + "; see whether somebody needs it"
                            : removal(String.join(",", found.toReplace())));
        }
        if (table.isEmpty() && listed) {
            return new Cause(
                    "there is an entry " + handler + " that does not work, and the image never replaces one",
                    removal(handler));
        }
        return nothingCameOfIt(handler);
    }

    private Cause nothingCameOfIt(String handler) {
        if (!arrivals.isEmpty()) {
            return somethingElseCameOfIt(handler);
        }
        String why = outcome instanceof ContainerOutcome.TimedOut
                ? "the image that registers handlers was still running when its time was over"
                : "the image that registers handlers exits 0 even if it fails";
        return new Cause(
                why + "; no entry " + handler + " came of it",
                "see what it says below; the kernel must have binfmt_misc (CONFIG_BINFMT_MISC), and the"
                        + " engine must allow privileged containers");
    }

    /** It is not removed: the table is the kernel's, and another may have registered at the same moment what he needs. */
    private Cause somethingElseCameOfIt(String handler) {
        return new Cause(
                "no entry " + handler + " came of it; new in the table is " + String.join(", ", arrivals)
                        + ", which was not asked for",
                "configure another <binfmt><image>: this one registers something else; remove an entry that nobody"
                        + " needs on the engine's machine with: echo -1 | sudo tee " + TableReading.FOLDER + "/"
                        + arrivals.iterator().next());
    }

    private String removal(String entry) {
        return "remove the entry with: docker run --privileged --rm " + image + " --uninstall " + entry
                + ", then run this again";
    }
}
