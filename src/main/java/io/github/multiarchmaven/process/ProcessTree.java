package io.github.multiarchmaven.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.exec.ProcessDestroyer;
import org.jspecify.annotations.Nullable;

/**
 * A process and everything that it started. {@code docker} runs {@code docker-buildx} as a child, and a child that outlives
 * its parent goes on building and keeps the parent's pipes open. commons-exec shows the process to its destroyer as soon as
 * it exists, which is how it comes here.
 */
final class ProcessTree implements ProcessDestroyer {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private @Nullable Process process;
    private boolean ended;

    @Override
    public boolean add(Process started) {
        boolean tooLate;
        synchronized (this) {
            process = started;
            tooLate = ended;
        }
        if (tooLate) {
            end(started);
        }
        return true;
    }

    @Override
    public boolean remove(Process over) {
        return true;
    }

    @Override
    public synchronized int size() {
        return process == null ? 0 : 1;
    }

    /** The exit code of the process, if it was started and is over. */
    synchronized OptionalInt exitCode() {
        return process == null || process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * Ends all of it: asks first, and kills what is still there after two seconds. A process that is started only now is
     * ended at once.
     */
    void end() {
        Process current;
        synchronized (this) {
            ended = true;
            current = process;
        }
        if (current != null) {
            end(current);
        }
    }

    /** The descendants are listed before their parent dies: afterwards nobody knows whose they were. */
    private static void end(Process process) {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        collect(process.toHandle(), all);
        all.forEach(ProcessHandle::destroy);
        await(all);
        for (ProcessHandle known : List.copyOf(all)) {
            collect(known, all);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        await(all);
    }

    private static void collect(ProcessHandle top, Set<ProcessHandle> all) {
        all.add(top);
        top.descendants().forEach(all::add);
    }

    private static void await(Set<ProcessHandle> handles) {
        List<CompletableFuture<ProcessHandle>> exits = new ArrayList<>();
        for (ProcessHandle handle : handles) {
            if (handle.isAlive()) {
                exits.add(handle.onExit());
            }
        }
        try {
            CompletableFuture.allOf(exits.toArray(CompletableFuture[]::new))
                    .get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            return;
        }
    }
}
