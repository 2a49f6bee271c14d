package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.HandlerAccess;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Decides about handlers, platform by platform: what is registered, what is replaced, what stands in the way. */
final class HandlerPlanner {

    private final BuildSpec spec;
    private final EnvironmentReport report;
    private final HandlerProblems words;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<ImageReference> toSwitchOn = new LinkedHashSet<>();
    private final List<Platform> toRegister = new ArrayList<>();
    private final List<Platform> toTry = new ArrayList<>();
    private final Set<String> toReplace = new LinkedHashSet<>();

    HandlerPlanner(BuildSpec spec, EnvironmentReport report, HandlerProblems words) {
        this.spec = spec;
        this.report = report;
        this.words = words;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What is broken, for people. */
    List<String> notes() {
        return notes;
    }

    List<Preparation> preparations() {
        List<Preparation> preparations = new ArrayList<>();
        toSwitchOn.forEach(image -> preparations.add(new Preparation.SwitchOnHandlers(image)));
        if (!toRegister.isEmpty()) {
            preparations.add(new Preparation.RegisterHandlers(
                    toRegister, List.copyOf(toReplace), spec.binfmt().image()));
        }
        if (!toTry.isEmpty()) {
            preparations.add(new Preparation.TryHandlers(toTry, spec.binfmt().image()));
        }
        return preparations;
    }

    /** Decides about a platform whose programs have to run. */
    void decide(Platform platform, PlatformSupport support) {
        if (support instanceof PlatformSupport.Bundled bundled) {
            if (spec.binfmt().mode() == BinfmtMode.ALWAYS) {
                decide(platform, bundled.kernel());
            }
        } else if (support instanceof PlatformSupport.Missing missing) {
            decideMissing(platform, missing.evidence());
        } else if (support instanceof PlatformSupport.Broken broken) {
            decideBroken(platform, broken);
        } else if (support instanceof PlatformSupport.SwitchedOff switchedOff
                && spec.builder() instanceof BuilderChoice.Managed managed) {
            decideSwitchedOff(platform, managed.image(), switchedOff);
        } else if (support instanceof PlatformSupport.Unknown unknown
                && spec.builder() instanceof BuilderChoice.Managed
                && !platform.os().equals("linux")) {
            problems.add(words.unsupported(platform, unknown.reason()));
        }
    }

    /** Decides about a platform whose programs perhaps have to run: what is in the way of that is in nobody's way. */
    void decidePerhaps(Platform platform, PlatformSupport support) {
        if (support instanceof PlatformSupport.Missing
                && platform.os().equals("linux")
                && isOnTheEngine()
                && report.handlers() == HandlerAccess.FULL) {
            toTry.add(platform);
        }
    }

    /** Nodes may be anywhere. */
    private boolean isOnTheEngine() {
        return report.builder().sharesTheEnginesKernel() && !(spec.builder() instanceof BuilderChoice.OnNodes);
    }

    private void decideMissing(Platform platform, String evidence) {
        if (!platform.os().equals("linux")) {
            problems.add(words.unsupported(platform, evidence));
        } else if (report.placements().containsKey(platform)) {
            Placement place = Objects.requireNonNull(report.placements().get(platform));
            NodeHandlers node =
                    NodeHandlers.of(report.builder(), place, spec.binfmt().image());
            problems.add(words.neededOn(node, platform, evidence));
        } else if (spec.binfmt().mode() == BinfmtMode.NEVER || !isOnTheEngine()) {
            problems.add(words.needed(platform, evidence));
        } else if (report.handlers() == HandlerAccess.ROOTLESS) {
            problems.add(words.rootless(platform, evidence));
        } else {
            toRegister.add(platform);
        }
    }

    private void decideBroken(Platform platform, PlatformSupport.Broken broken) {
        if (broken.toReplace().isEmpty()) {
            problems.add(words.brokenByAnother(platform, broken));
        } else if (spec.binfmt().mode() == BinfmtMode.NEVER) {
            problems.add(words.brokenAndNotToBeMended(platform, broken));
        } else if (report.handlers() == HandlerAccess.ROOTLESS) {
            problems.add(words.rootlessAndBroken(platform, broken));
        } else {
            notes.add("programs for " + platform + " do not run: " + broken.why());
            toRegister.add(platform);
            toReplace.addAll(broken.toReplace());
        }
    }

    private void decideSwitchedOff(Platform platform, ImageReference shell, PlatformSupport.SwitchedOff switchedOff) {
        if (spec.binfmt().mode() == BinfmtMode.NEVER) {
            problems.add(words.switchedOff(platform, shell, switchedOff.evidence()));
        } else if (report.handlers() == HandlerAccess.ROOTLESS) {
            problems.add(words.rootlessAndSwitchedOff(platform, switchedOff.evidence()));
            return;
        } else if (toSwitchOn.add(shell)) {
            notes.add("the kernel's table of handlers is switched off");
        }
        decide(platform, switchedOff.onceSwitchedOn());
    }
}
