package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Compares a builder of several nodes that should be ours with what buildx has on record. */
final class NodeComparison {

    private static final String NONE = "none";

    private final NodeGroup wanted;
    private final BuilderState found;
    private final List<Difference> differences = new ArrayList<>();

    private NodeComparison(NodeGroup wanted, BuilderState found) {
        this.wanted = wanted;
        this.found = found;
    }

    static BuilderLook look(NodeGroup wanted, BuilderState found) {
        return new NodeComparison(wanted, found).look();
    }

    private BuilderLook look() {
        compare("driver", wanted.driver(), found.driver());
        if (!differences.isEmpty()) {
            return new BuilderLook.Foreign(differences, Optional.empty());
        }
        // each node of the kubernetes driver becomes as many as there are pods, with names of theirs
        if (!wanted.driver().equals("kubernetes")) {
            compareNodes();
        }
        return differences.isEmpty() ? BuilderLook.of(found) : new BuilderLook.Drifted(wanted.driver(), differences);
    }

    private void compareNodes() {
        compare(
                "nodes",
                String.valueOf(wanted.nodes().size()),
                String.valueOf(found.nodes().size()));
        for (int i = 0; i < Math.min(wanted.nodes().size(), found.nodes().size()); i++) {
            compare(wanted.nameOf(i), wanted.nodes().get(i), found.nodes().get(i));
        }
    }

    private void compare(String name, BuilderNode should, BuilderState.Node is) {
        compare("name of a node", name, is.name());
        compare(
                "endpoint of " + name,
                BuilderComparison.printable(should.endpoint()),
                BuilderComparison.printable(is.endpoint()));
        if (is.error().isEmpty()) {
            compare("platforms of " + name, Platform.list(should.platforms()), Platform.list(is.configured()));
        }
        TreeSet<String> options = new TreeSet<>(should.driverOpts().keySet());
        options.addAll(is.driverOpts().keySet());
        for (String option : options) {
            compareOption(name, option, should.driverOpts(), is.driverOpts());
        }
    }

    private void compareOption(String node, String option, Map<String, String> should, Map<String, String> is) {
        if (!Objects.equals(should.get(option), is.get(option))) {
            differences.add(new Difference(
                    "driver option " + option + " of " + node,
                    BuilderComparison.shown(option, should.get(option)),
                    BuilderComparison.shown(option, is.get(option))));
        }
    }

    private void compare(String what, String should, String is) {
        if (!should.equals(is)) {
            differences.add(new Difference(what, should.isEmpty() ? NONE : should, is.isEmpty() ? NONE : is));
        }
    }
}
