package io.github.multiarchmaven.process;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Something to clean up if the virtual machine ends before it is done. Ctrl-C in a terminal reaches the processes that we
 * started as well, but an IDE or a CI server kills Maven alone.
 *
 * <p>All tasks share one shutdown hook, which exists only while there is a task: plugins are unloaded in a virtual machine
 * that lives on (mvnd, IDEs), and a hook left behind would keep our class loader alive.
 */
public final class ShutdownTask implements AutoCloseable {

    private static final Set<ShutdownTask> PENDING = new LinkedHashSet<>();
    private static final Thread HOOK = new Thread(ShutdownTask::runAll, "multiarch-shutdown");
    private static boolean shuttingDown;

    private final Runnable task;
    private volatile boolean begun;

    private ShutdownTask(Runnable task) {
        this.task = task;
    }

    /**
     * From now on until {@link #close()}, the task is run if the virtual machine goes down.
     *
     * @throws CancelledException if it is going down already
     */
    public static ShutdownTask register(Runnable task) {
        ShutdownTask registered = new ShutdownTask(task);
        synchronized (PENDING) {
            if (shuttingDown || (PENDING.isEmpty() && !hooked())) {
                throw new CancelledException("the virtual machine is shutting down");
            }
            PENDING.add(registered);
        }
        return registered;
    }

    /** It is done: nothing is left to clean up. */
    @Override
    public void close() {
        synchronized (PENDING) {
            if (PENDING.remove(this) && PENDING.isEmpty() && !shuttingDown) {
                unhook();
            }
        }
    }

    /**
     * To be called after something has ended, well or badly: it is no result if it ended because it was cleaned up.
     *
     * @param what the user would call it
     * @throws CancelledException if the virtual machine is going down and the task has had its turn
     */
    public void throwIfBegun(String what) {
        if (begun) {
            throw new CancelledException(what);
        }
    }

    /** How many tasks wait for the end. */
    static int pending() {
        synchronized (PENDING) {
            return PENDING.size();
        }
    }

    private static boolean hooked() {
        try {
            Runtime.getRuntime().addShutdownHook(HOOK);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @SuppressWarnings("EmptyCatch") // going down: the hook will find nothing to do
    private static void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(HOOK);
        } catch (IllegalStateException e) {
        }
    }

    private static void runAll() {
        Set<ShutdownTask> left;
        synchronized (PENDING) {
            shuttingDown = true;
            left = new LinkedHashSet<>(PENDING);
        }
        for (ShutdownTask each : left) {
            if (each.isPending()) {
                each.runQuietly();
            }
        }
    }

    /** A task that went before may have let its owner finish. */
    private boolean isPending() {
        synchronized (PENDING) {
            return PENDING.contains(this);
        }
    }

    @SuppressWarnings("EmptyCatch") // nobody is left to be told, and the other tasks must have their turn
    private void runQuietly() {
        begun = true;
        try {
            task.run();
        } catch (RuntimeException e) {
        }
    }
}
