package io.github.multiarchmaven.architecture.planted.leaks;

import java.util.Locale;

/** Planted: others live in the same virtual machine. */
final class ChangesTheMachine {

    private ChangesTheMachine() {}

    static void property() {
        System.setProperty("planted", "leak");
    }

    static void locale() {
        Locale.setDefault(Locale.ROOT);
    }
}
