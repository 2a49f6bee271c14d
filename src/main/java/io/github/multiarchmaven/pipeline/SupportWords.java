package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.Platform;

/**
 * How the support of a platform is told.
 *
 * @param state in one word or two
 * @param runs whether its programs run
 * @param detail what there is to say about it; may be empty
 * @param remedy what to do about it; empty where nothing has to be done
 */
record SupportWords(String state, boolean runs, String detail, String remedy) {

    private static final String SETUP =
            "mvn io.github.multiarch-maven:multiarch-maven-plugin:setup" + " -Dmultiarch.platforms=";

    /** Nobody could look; a problem says why. */
    static final SupportWords UNSEEN =
            new SupportWords("unknown", false, "it takes engine and buildx to look", "see the problem below");

    static SupportWords of(Platform platform, PlatformSupport support) {
        if (support instanceof PlatformSupport.Native) {
            return fine("native", "");
        }
        if (support instanceof PlatformSupport.Emulated emulated) {
            return fine(
                    "kernel handler",
                    emulated.through().map(SupportWords::handler).orElse(""));
        }
        if (support instanceof PlatformSupport.Bundled) {
            return fine("bundled", "by an emulator that the builder's image brings");
        }
        if (support instanceof PlatformSupport.RunsInBuilder) {
            return fine("in builder", "tried there");
        }
        if (support instanceof PlatformSupport.OutdatedInBuilder outdated) {
            return new SupportWords("outdated in builder", false, outdated.evidence(), remedy(platform));
        }
        if (support instanceof PlatformSupport.Broken broken) {
            return new SupportWords(
                    "broken",
                    false,
                    broken.why(),
                    broken.toReplace().isEmpty() ? removal(broken.handler()) : remedy(platform));
        }
        if (support instanceof PlatformSupport.SwitchedOff) {
            return new SupportWords(
                    "switched off", false, "the kernel's table of handlers is switched off", remedy(platform));
        }
        if (support instanceof PlatformSupport.Missing missing) {
            return new SupportWords("missing", false, missing.evidence(), remedy(platform));
        }
        if (support instanceof PlatformSupport.Unknown unknown) {
            return new SupportWords("unknown", false, unknown.reason(), remedy(platform));
        }
        throw new IllegalStateException("no words for " + support);
    }

    private static SupportWords fine(String state, String detail) {
        return new SupportWords(state, true, detail, "");
    }

    private static String handler(PlatformSupport.Handler handler) {
        return handler.name() + ", " + handler.interpreter() + ", flags " + handler.flags();
    }

    /** It is not for us to remove. */
    private static String removal(String handler) {
        return "if nobody needs it, on the engine's machine: echo -1 | sudo tee /proc/sys/fs/binfmt_misc/" + handler;
    }

    private static String remedy(Platform platform) {
        return platform.os().equals("linux")
                ? SETUP + platform
                : "a builder with a node of that platform: <builder><name>";
    }
}
