package io.github.multiarchmaven.smoke;

import java.util.Map;

/** The names of the signals of which programs die; the numbers are those of all of Linux but mips (signal(7)). */
final class Signals {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL, an illegal instruction"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT, by which a program gives itself up"),
            Map.entry(7, "SIGBUS, a wrong access to memory"),
            Map.entry(8, "SIGFPE, an impossible calculation"),
            Map.entry(9, "SIGKILL, which the kernel sends where memory runs out"),
            Map.entry(11, "SIGSEGV, a wrong access to memory"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(31, "SIGSYS, a forbidden system call"));

    private Signals() {}

    /** {@code signal 11 (SIGSEGV, a wrong access to memory)}. */
    static String name(int signal) {
        return "signal " + signal + (NAMES.containsKey(signal) ? " (" + NAMES.get(signal) + ")" : "");
    }
}
