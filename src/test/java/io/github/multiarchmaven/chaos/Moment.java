package io.github.multiarchmaven.chaos;

/** When it happens. */
sealed interface Moment {

    /** So long after the goal has begun. */
    record After(int milliseconds) implements Moment {

        @Override
        public String toString() {
            return "after " + milliseconds + " ms";
        }
    }

    /** When so much has gone to the registry. */
    record Sent(int kilobytes) implements Moment {

        @Override
        public String toString() {
            return "with " + kilobytes + " kB sent";
        }
    }
}
