package io.github.multiarchmaven.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The command lines of all processes of this machine, as everybody can read them, for as long as it is open. */
public final class CommandLines implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread watch = new Thread(this::watch, "command lines");

    private CommandLines() {}

    /** Watches from now on. */
    public static CommandLines watched() {
        CommandLines lines = new CommandLines();
        lines.watch.setDaemon(true);
        lines.watch.start();
        return lines;
    }

    /** All that were seen so far. */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            ProcessHandle.allProcesses().map(CommandLines::of).forEach(seen::add);
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Empty for a process that is gone. */
    private static String of(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
