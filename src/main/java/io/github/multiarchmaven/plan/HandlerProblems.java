package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.Execution;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** Words for what stands in the way of running programs of a platform. */
final class HandlerProblems {

    private static final String TABLE = "/proc/sys/fs/binfmt_misc";

    private final BuildSpec spec;
    private final DockerfileFacts facts;
    private final String builder;

    HandlerProblems(BuildSpec spec, DockerfileFacts facts, String builder) {
        this.spec = spec;
        this.facts = facts;
        this.builder = builder;
    }

    Problem unsupported(Platform platform, String evidence) {
        return Problem.of(
                        ProblemCode.HANDLER_UNSUPPORTED,
                        written(platform).isEmpty()
                                ? "programs for " + platform + " cannot be had to run here"
                                : "the Dockerfile runs something on " + platform + ", which this builder cannot do",
                        "QEMU runs programs of other processors, not of other operating systems",
                        "build for it without RUN, or on a builder with a node of that platform: <builder><name>")
                .withEvidence(evidence(platform, evidence));
    }

    Problem needed(Platform platform, String evidence) {
        String install = binfmt("--install " + platform.architecture());
        boolean switchedOff = spec.binfmt().mode() == BinfmtMode.NEVER;
        return Problem.of(
                        ProblemCode.HANDLER_NEEDED,
                        doNotRun(platform),
                        switchedOff
                                ? "there is no handler for it, and <binfmt><mode> is never"
                                : "the builder " + builder + " is on a machine whose handlers we cannot register",
                        switchedOff
                                ? "run " + install + ", or set <binfmt><mode>auto</mode></binfmt>"
                                : "run on that machine: " + install)
                .withEvidence(evidence(platform, evidence));
    }

    /** It takes more than this engine may do. */
    Problem rootless(Platform platform, String evidence) {
        return rootless(
                platform,
                "have somebody with root register one on this machine: Debian and Ubuntu: sudo apt install"
                        + " qemu-user-static; or with the system's engine: sudo "
                        + binfmt("--install " + platform.architecture()),
                evidence);
    }

    /** A broken entry that takes more than this engine may do. */
    Problem rootlessAndBroken(Platform platform, PlatformSupport.Broken broken) {
        return rootless(
                platform,
                "have somebody with root replace it on this machine, with the system's engine: sudo "
                        + binfmt("--uninstall " + String.join(",", broken.toReplace())) + " and then sudo "
                        + binfmt("--install " + platform.architecture()),
                broken.evidence() + "; " + broken.why());
    }

    /** A table that takes more to be switched on than this engine may do. */
    Problem rootlessAndSwitchedOff(Platform platform, String evidence) {
        return rootless(
                platform,
                "have somebody with root switch the kernel's table of handlers on: echo 1 | sudo tee " + TABLE
                        + "/status",
                evidence + "; the table of handlers is switched off");
    }

    private Problem rootless(Platform platform, String next, String evidence) {
        return Problem.of(
                        ProblemCode.ENGINE_ROOTLESS,
                        doNotRun(platform),
                        "the engine is rootless: handlers that a container of it registers are gone with that container",
                        next)
                .withEvidence(evidence(platform, evidence));
    }

    /** It is a node's, which may be anywhere. */
    Problem neededOn(NodeHandlers node, Platform platform, String evidence) {
        return Problem.of(
                        ProblemCode.HANDLER_NEEDED,
                        "programs for " + platform + " do not run on the node "
                                + node.place().node() + " of the builder "
                                + builder + ", and "
                                + (written(platform).isEmpty() ? "they are wanted" : "the build has to run some"),
                        node.why(),
                        node.next(platform))
                .withEvidence(evidence(platform, evidence));
    }

    /** It could be mended, and may not be. */
    Problem brokenAndNotToBeMended(Platform platform, PlatformSupport.Broken broken) {
        return Problem.of(
                        ProblemCode.HANDLER_BROKEN,
                        doNotRun(platform),
                        broken.why() + ", and <binfmt><mode> is never",
                        "run " + binfmt("--uninstall " + String.join(",", broken.toReplace())) + " and then "
                                + binfmt("--install " + platform.architecture())
                                + ", or set <binfmt><mode>auto</mode></binfmt>")
                .withEvidence(evidence(platform, broken.evidence()));
    }

    /** It is not for us to mend. */
    Problem brokenByAnother(Platform platform, PlatformSupport.Broken broken) {
        return Problem.of(
                        ProblemCode.HANDLER_BROKEN,
                        doNotRun(platform),
                        broken.why(),
                        "if nobody needs " + broken.handler() + ", remove it on the engine's machine with: echo -1 |"
                                + " sudo tee " + TABLE + "/" + broken.handler() + ", then run this again")
                .withEvidence(evidence(platform, broken.evidence()));
    }

    Problem switchedOff(Platform platform, ImageReference shell, String evidence) {
        return Problem.of(
                        ProblemCode.HANDLER_BROKEN,
                        doNotRun(platform),
                        "the kernel's table of handlers is switched off, and <binfmt><mode> is never",
                        "run docker run --privileged --rm -v " + TABLE + ":/x --entrypoint sh " + shell
                                + " -c 'echo 1 > /x/status', or set <binfmt><mode>auto</mode></binfmt>")
                .withEvidence(evidence(platform, evidence));
    }

    private String doNotRun(Platform platform) {
        return "programs for " + platform + " do not run here, and "
                + (written(platform).isEmpty() ? "they are wanted" : "the build has to run some");
    }

    /** What a Dockerfile says; nothing where there is none, or where every platform is wanted whatever it says. */
    private List<Execution> written(Platform platform) {
        return facts.executionsOn(platform).stream()
                .filter(execution -> execution.line() > 0)
                .toList();
    }

    private String binfmt(String arguments) {
        return "docker run --privileged --rm " + spec.binfmt().image() + " " + arguments;
    }

    private List<String> evidence(Platform platform, String found) {
        List<String> lines = new ArrayList<>();
        written(platform).stream()
                .limit(5)
                .map(execution -> execution.file() + ":" + execution.line() + ": " + execution.instruction())
                .distinct()
                .forEach(lines::add);
        if (!found.isEmpty()) {
            lines.add(found);
        }
        return lines;
    }
}
