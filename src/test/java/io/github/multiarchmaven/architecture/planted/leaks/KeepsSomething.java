package io.github.multiarchmaven.architecture.planted.leaks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Planted: three fields that outlive a goal, and one that nobody can change. */
final class KeepsSomething {

    static final List<String> FIXED = List.of("a");
    static final Set<String> SEEN = new HashSet<>();
    static final AtomicInteger TURNS = new AtomicInteger();
    static String last = "";

    private KeepsSomething() {}
}
