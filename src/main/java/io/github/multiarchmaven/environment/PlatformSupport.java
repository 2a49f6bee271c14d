package io.github.multiarchmaven.environment;

import java.util.List;
import java.util.Optional;

/** Whether programs of a platform run where images are built, and through what. */
public sealed interface PlatformSupport {

    /** It is the engine's own platform. */
    record Native() implements PlatformSupport {}

    /**
     * A handler of the engine's kernel runs them.
     *
     * @param through which one; empty where the table cannot be read
     */
    record Emulated(Optional<Handler> through) implements PlatformSupport {

        /** By a handler of which nothing is known. */
        public Emulated() {
            this(Optional.empty());
        }
    }

    /**
     * An entry of the kernel's table.
     *
     * @param name of the entry
     * @param interpreter the program that the kernel starts
     * @param flags such as {@code POCF}
     */
    record Handler(String name, String interpreter, String flags) {}

    /**
     * The builder's image brings an emulator.
     *
     * @param kernel what is there without it
     */
    record Bundled(PlatformSupport kernel) implements PlatformSupport {

        /** Where the kernel has no handler. */
        public Bundled() {
            this(new Missing(""));
        }
    }

    /** They run in the builder; through what is the builder's business. */
    record RunsInBuilder() implements PlatformSupport {}

    /**
     * They run in a container of the builder's image and not in the builder, which still goes by what it could run when it
     * was booted (moby/buildkit, util/archutil, "SupportedPlatforms").
     *
     * @param inEngine how they run in the engine
     * @param evidence what came of trying in the builder
     */
    record OutdatedInBuilder(PlatformSupport inEngine, String evidence) implements PlatformSupport {}

    /**
     * There is a handler, and they do not run.
     *
     * @param handler name of the entry that is at fault
     * @param toReplace exact names of the entries that have to go before a handler can be registered; empty if we must
     *     not or cannot remove them
     * @param why a clause: what is wrong with the entry and, where we do not mend it, why not
     * @param evidence what came of trying
     */
    record Broken(String handler, List<String> toReplace, String why, String evidence) implements PlatformSupport {

        public Broken {
            toReplace = List.copyOf(toReplace);
        }
    }

    /**
     * They do not run because the kernel heeds no handler at all.
     *
     * @param onceSwitchedOn what will be there as soon as it does, as far as the table tells
     * @param evidence what came of trying
     */
    record SwitchedOff(PlatformSupport onceSwitchedOn, String evidence) implements PlatformSupport {}

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

    /** Whether it is known that programs of the platform run. */
    default boolean runs() {
        return this instanceof Native
                || this instanceof Emulated
                || this instanceof Bundled
                || this instanceof RunsInBuilder;
    }

    /** What came of trying, where programs of the platform do not run; empty where they do, or where nobody knows. */
    default Optional<String> failure() {
        if (this instanceof Missing missing) {
            return Optional.of(missing.evidence());
        } else if (this instanceof Broken broken) {
            return Optional.of(broken.evidence() + "; " + broken.why());
        } else if (this instanceof OutdatedInBuilder outdated) {
            return Optional.of(outdated.evidence());
        }
        return this instanceof SwitchedOff switchedOff ? Optional.of(switchedOff.evidence()) : Optional.empty();
    }
}
