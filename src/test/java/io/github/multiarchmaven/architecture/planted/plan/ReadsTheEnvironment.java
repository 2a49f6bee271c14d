package io.github.multiarchmaven.architecture.planted.plan;

/** Planted: the environment belongs to the room process. */
final class ReadsTheEnvironment {

    private ReadsTheEnvironment() {}

    static String path() {
        return System.getenv("PATH");
    }
}
