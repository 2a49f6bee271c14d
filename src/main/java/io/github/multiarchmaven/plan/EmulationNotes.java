package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Says where each platform is built, and what is emulated there. */
public final class EmulationNotes {

    private final EnvironmentReport report;

    public EmulationNotes(EnvironmentReport report) {
        this.report = report;
    }

    /** @param running platforms on which something is executed */
    List<String> ofAll(Set<Platform> running) {
        return report.placements().isEmpty() ? ofOneNode(running) : ofNodes(running);
    }

    private static String why(Placement placement) {
        return switch (placement.reason()) {
            case ONLY -> "there is no other node";
            case CONFIGURED -> "the builder was made so";
            case FOUND -> "buildx knows no node that executes it by itself";
        };
    }

    private List<String> ofOneNode(Set<Platform> running) {
        List<Platform> foreign = running.stream()
                .filter(platform -> !platform.sameArchitecture(report.host()))
                .sorted()
                .toList();
        return List.of(
                foreign.isEmpty()
                        ? "nothing has to be emulated: the Dockerfile runs nothing on another platform than "
                                + report.host()
                        : "emulated: the Dockerfile runs something on " + Platform.list(foreign));
    }

    /**
     * Where each platform is built.
     *
     * @param running platforms on which something is executed
     */
    public List<String> ofNodes(Set<Platform> running) {
        List<String> notes = new ArrayList<>();
        for (Map.Entry<Platform, Placement> entry : new TreeMap<>(report.placements()).entrySet()) {
            Platform platform = entry.getKey();
            Placement placement = entry.getValue();
            String node = "the node " + placement.node() + ", whose processor is " + placement.processor();
            if (placement.isNative(platform)) {
                notes.add(platform + " is built on " + node);
            } else if (running.contains(platform)) {
                notes.add(platform + " is emulated on " + node + ": " + why(placement));
            } else {
                notes.add(platform + " is built on " + node + "; nothing of it is executed");
            }
        }
        return notes;
    }
}
