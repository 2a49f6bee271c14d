package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.Spans.Span;

/**
 * A time at which no step was worked on.
 *
 * @param reason why, as far as its place among the steps tells
 */
public record Gap(Reason reason, Span span) {

    /** Where in a build it is. */
    public enum Reason {
        PREPARING("before the build: looking around, handlers, builder"),
        STARTING("buildx and the builder get ready"),
        BETWEEN("between steps"),
        ENDING("buildx ends"),
        PROVING("after the build: reading back and checking");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
