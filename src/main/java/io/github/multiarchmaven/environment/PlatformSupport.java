package io.github.multiarchmaven.environment;

/** Whether programs of a platform run where images are built, and through what. */
public sealed interface PlatformSupport {

    /** It is the engine's own platform. */
    record Native() implements PlatformSupport {}

    /** A handler of the engine's kernel runs them. */
    record Emulated() implements PlatformSupport {}

    /** The builder's image brings an emulator. */
    record Bundled() implements PlatformSupport {}

    /** They run in the builder; through what is the builder's business. */
    record RunsInBuilder() implements PlatformSupport {}

    /**
     * They do not run.
     *
     * @param evidence what came of trying
     */
    record Missing(String evidence) implements PlatformSupport {}

    /**
     * It cannot be found out.
     *
     * @param reason why not
     */
    record Unknown(String reason) implements PlatformSupport {}
}
