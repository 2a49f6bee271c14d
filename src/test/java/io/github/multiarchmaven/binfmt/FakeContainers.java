package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.engine.Privilege;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** An engine whose kernel and binfmt image do as told. */
final class FakeContainers implements Function<ContainerRun, ContainerOutcome> {

    static final ImageReference BINFMT = ImageReference.of("registry.example.com/binfmt@sha256:" + "a1".repeat(32));
    static final ImageReference LOOKING = ImageReference.of("registry.example.com/buildkit:1");

    final List<ContainerRun> runs = new ArrayList<>();

    private final Set<Platform> running = new HashSet<>();
    private ContainerOutcome said = new ContainerOutcome.Exited(0, new ContainerOutput("", ""));
    private final Deque<String> tables = new ArrayDeque<>();

    /** What the privileged container comes to. */
    FakeContainers saying(ContainerOutcome outcome) {
        said = outcome;
        return this;
    }

    FakeContainers saying(String output, String errors) {
        return saying(new ContainerOutcome.Exited(0, new ContainerOutput(output, errors)));
    }

    FakeContainers running(Platform... platforms) {
        running.addAll(List.of(platforms));
        return this;
    }

    /** What is read of the table, one after the other; the last of them again and again. */
    FakeContainers showing(String... printed) {
        tables.addAll(List.of(printed));
        return this;
    }

    Stream<ContainerRun> privileged() {
        return runs.stream().filter(run -> run.setup().privilege() == Privilege.PRIVILEGED);
    }

    @Override
    public ContainerOutcome apply(ContainerRun run) {
        runs.add(run);
        if (run.setup().privilege() == Privilege.PRIVILEGED) {
            return said;
        }
        return run.setup().files().isEmpty()
                ? table()
                : probe(run.setup().files().get(0).content());
    }

    private ContainerOutcome table() {
        if (tables.isEmpty()) {
            return new ContainerOutcome.CouldNotStart("exec: \"sh\": not found");
        }
        String printed = tables.size() == 1 ? tables.element() : tables.remove();
        return new ContainerOutcome.Exited(0, new ContainerOutput(printed, ""));
    }

    private ContainerOutcome probe(byte[] program) {
        boolean runs = running.stream().anyMatch(platform -> Arrays.equals(program, Tables.program(platform)));
        return runs
                ? new ContainerOutcome.Exited(ProbeProgram.SUCCESS, new ContainerOutput("", ""))
                : new ContainerOutcome.Exited(255, new ContainerOutput("", "exec /p: exec format error"));
    }
}
