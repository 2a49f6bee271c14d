package io.github.multiarchmaven.architecture.planted.leaks;

/** Planted: a thread that the virtual machine waits for. */
final class MakesAThread {

    private MakesAThread() {}

    static Thread thread() {
        return new Thread(() -> {}, "planted");
    }
}
