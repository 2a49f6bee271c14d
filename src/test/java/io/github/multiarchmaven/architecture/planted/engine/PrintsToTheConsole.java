package io.github.multiarchmaven.architecture.planted.engine;

/** Planted: everything that a user reads goes through the log. */
final class PrintsToTheConsole {

    private PrintsToTheConsole() {}

    static void print() {
        System.out.println();
    }
}
