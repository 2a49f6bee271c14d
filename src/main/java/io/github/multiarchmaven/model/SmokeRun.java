package io.github.multiarchmaven.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is run in the image of every platform, and what it has to come to.
 *
 * @param program what is run
 * @param environment variables besides those of the image; the values are never printed
 * @param network as of {@code RUN --network}
 * @param timeout how long the program may take
 * @param expected what it has to come to
 */
public record SmokeRun(
        Program program, Map<String, String> environment, Network network, Duration timeout, Expected expected) {

    public SmokeRun {
        environment = UnprintedValues.of(environment);
    }

    /** What is run. */
    public sealed interface Program {}

    /** What the image starts, no further than it takes to know that it can be started. */
    public record Startable() implements Program {}

    /**
     * A command instead of the image's own.
     *
     * @param words at least one
     */
    public record Command(List<String> words) implements Program {

        public Command {
            words = List.copyOf(words);
        }
    }

    /**
     * The image's own command.
     *
     * @param arguments instead of its {@code CMD}; empty for the image's own
     */
    public record Own(Optional<List<String>> arguments) implements Program {

        public Own {
            arguments = arguments.map(List::copyOf);
        }
    }

    /** What the program can reach. */
    public enum Network {
        /** Nothing but itself. */
        NONE,
        /** Whatever steps of a build can. */
        DEFAULT,
        /** What the builder's machine or container can. */
        HOST
    }

    /** What a run has to come to. */
    public sealed interface Expected {}

    /**
     * The program ends.
     *
     * @param exitCode 0 to 255
     * @param texts all of which have to occur in what it writes
     */
    public record Ends(int exitCode, List<Wording> texts) implements Expected {

        public Ends {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The program writes that it has started up, and is ended then.
     *
     * @param line what occurs in one of its lines
     */
    public record StartsUp(Wording line) implements Expected {}

    /** Something that a program writes. {@code toString} shows it to people. */
    public sealed interface Wording {

        /**
         * Whether it occurs.
         *
         * @throws UnsearchableException if that cannot be found out
         */
        boolean occursIn(String written);
    }

    /** Exactly this. */
    public record Text(String text) implements Wording {

        @Override
        public boolean occursIn(String written) {
            return written.contains(text);
        }

        @Override
        public String toString() {
            return "\"" + text + "\"";
        }
    }

    /**
     * Anything that a regular expression finds.
     *
     * @param pattern where {@code ^} and {@code $} are the bounds of lines
     */
    public record Matching(Pattern pattern) implements Wording {

        @Override
        public boolean occursIn(String written) {
            try {
                return pattern.matcher(new MeteredText(written)).find();
            } catch (StackOverflowError e) {
                throw new UnsearchableException(e);
            }
        }

        @Override
        public String toString() {
            return "anything like " + pattern;
        }
    }
}
