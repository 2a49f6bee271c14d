package io.github.multiarchmaven.architecture.planted.leaks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Planted: Java's own factory makes threads that are no daemons. */
final class StartsNamelessThreads {

    private StartsNamelessThreads() {}

    static ExecutorService threads() {
        return Executors.newCachedThreadPool();
    }
}
