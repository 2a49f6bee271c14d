package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.FoundContainer;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares a builder that should be ours with what there is. */
public final class BuilderComparison {

    private static final String DRIVER = "docker-container";
    private static final String CONFIGURATION = "configuration of BuildKit";
    private static final String NONE = "none";

    /** The options that the plugin itself gives. */
    private static final Pattern PROXY = Pattern.compile("env\\.(?:https?|no)_proxy");

    private final ManagedBuilder wanted;
    private final Optional<BuilderState> found;
    private final Optional<FoundContainer> container;

    /**
     * Compares with what was found.
     *
     * @param found buildx's record
     * @param container of its node
     */
    public BuilderComparison(ManagedBuilder wanted, Optional<BuilderState> found, Optional<FoundContainer> container) {
        this.wanted = wanted;
        this.found = found;
        this.container = container;
    }

    BuilderLook look() {
        List<Difference> others = found.map(this::whatIsNotOurs).orElse(List.of());
        if (!others.isEmpty()) {
            return new BuilderLook.Foreign(others, Optional.empty());
        }
        BuilderState.Node node = node();
        if (container.isPresent() && !container.get().volumes().contains(node.volume())) {
            Difference other = new Difference(
                    "the container " + node.container(),
                    "buildx's, with the volume " + node.volume(),
                    "one of " + container.get().image() + " that buildx did not make");
            return new BuilderLook.Foreign(List.of(other), Optional.of(node.container()));
        }
        List<Difference> drift = differences();
        if (!drift.isEmpty()) {
            return new BuilderLook.Drifted(DRIVER, drift);
        }
        return found.map(BuilderLook::of).orElseGet(BuilderLook.Absent::new);
    }

    private BuilderState.Node node() {
        return found.map(state -> state.nodes().get(0)).orElseGet(wanted::node);
    }

    private List<Difference> whatIsNotOurs(BuilderState state) {
        List<Difference> differences = new ArrayList<>();
        compare(differences, "driver", DRIVER, state.driver());
        if (state.nodes().size() != 1) {
            compare(differences, "nodes", "1", String.valueOf(state.nodes().size()));
        } else {
            compare(
                    differences,
                    "endpoint",
                    printable(wanted.endpoint()),
                    printable(state.nodes().get(0).endpoint()));
        }
        return differences;
    }

    /** All in which a builder of ours is not as we would create it; none if it is not there. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        found.ifPresent(
                state -> compareOptions(differences, state.nodes().get(0).driverOpts()));
        container.ifPresent(there -> {
            if (!isAsWanted(there.image())) {
                compare(differences, "image of the container", wanted.image(), there.image());
            }
            // buildx writes the configuration anew, so that its text cannot be compared; it is part of the name
            if (wanted.config().isPresent() && !isConfigured(there)) {
                differences.add(new Difference(CONFIGURATION, wanted.configPlace() + " of <builder>", NONE));
            }
        });
        return differences;
    }

    /** In what it differs that we would not mend: BuildKit runs with a configuration that nobody asked for. */
    public List<Difference> remarks() {
        return wanted.config().isEmpty()
                        && container.filter(BuilderComparison::isConfigured).isPresent()
                ? List.of(new Difference(CONFIGURATION, NONE, whoseConfiguration()))
                : List.of();
    }

    /** A builder of ours for other settings has its own by right. */
    private String whoseConfiguration() {
        return found.filter(state -> state.name().equals(wanted.name())).isPresent()
                ? "one that somebody gave it, or a buildkitd.default.toml that buildx took"
                : "its own";
    }

    /** buildx may write the registry out, and pin a tag to what it means. */
    private boolean isAsWanted(String image) {
        try {
            ImageReference should = ImageReference.of(wanted.image());
            ImageReference is = ImageReference.of(image);
            if (should.digest().isEmpty() && is.tag().isEmpty() && is.digest().isPresent()) {
                return false;
            }
            return should.registry().equals(is.registry())
                    && should.repository().equals(is.repository())
                    && (should.digest().isPresent()
                            ? should.digest().equals(is.digest())
                            : tagOf(should).equals(tagOf(is)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String tagOf(ImageReference image) {
        return image.tag().orElse("latest");
    }

    private static boolean isConfigured(FoundContainer container) {
        return container.arguments().stream()
                .anyMatch(argument -> argument.equals("--config") || argument.startsWith("--config="));
    }

    private void compareOptions(List<Difference> differences, Map<String, String> options) {
        Map<String, String> expected = wanted.node().driverOpts();
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(options.keySet());
        for (String name : names) {
            String should = expected.get(name);
            String is = options.get(name);
            if (!Objects.equals(should, is)) {
                differences.add(new Difference("driver option " + name, shown(name, should), shown(name, is)));
            }
        }
    }

    /** An env.* option may carry a password; the address of a proxy has one only where it has an @. */
    static String shown(String name, @Nullable String value) {
        if (value == null) {
            return NONE;
        }
        return name.startsWith("env.") && !(PROXY.matcher(name).matches() && !value.contains("@")) ? "***" : value;
    }

    private static void compare(List<Difference> differences, String what, String should, String is) {
        if (!should.equals(is)) {
            differences.add(new Difference(what, should, is.isEmpty() ? NONE : is));
        }
    }

    static String printable(String endpoint) {
        return EngineEndpoint.of(endpoint, "").printable();
    }
}
