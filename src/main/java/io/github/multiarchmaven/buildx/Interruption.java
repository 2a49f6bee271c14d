package io.github.multiarchmaven.buildx;

/** Ends the call by interrupting the thread that waits for it, and sees to it that no interrupt is left over. */
final class Interruption {

    private final Thread waiting;
    private boolean asked;
    private boolean over;

    Interruption(Thread waiting) {
        this.waiting = waiting;
    }

    synchronized void ask() {
        if (!over && !asked) {
            asked = true;
            waiting.interrupt();
        }
    }

    synchronized boolean isAskedFor() {
        return asked;
    }

    synchronized void over() {
        over = true;
        if (asked) {
            Thread.interrupted();
        }
    }
}
