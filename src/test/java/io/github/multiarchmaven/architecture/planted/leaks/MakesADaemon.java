package io.github.multiarchmaven.architecture.planted.leaks;

/** Not a violation: nobody waits for this thread. */
final class MakesADaemon {

    private MakesADaemon() {}

    static Thread thread() {
        Thread thread = new Thread(() -> {}, "planted");
        thread.setDaemon(true);
        return thread;
    }
}
