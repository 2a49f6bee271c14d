package io.github.multiarchmaven.unchanged;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice.Automatic;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice.Existing;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice.Managed;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice.OnNodes;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings that have a part in what comes of a build. Files are not among them; and not what decides only how long it takes:
 * caches, {@code pull} where every image has a digest, {@code noCache}, {@code parallelism}, and how handlers are registered.
 */
public final class SettingInputs {

    private SettingInputs() {}

    /** Those of the whole image, by what each is called in a sentence; their values may be secret. */
    public static Map<String, List<String>> ofImage(BuildSpec spec) {
        BuildOptions options = spec.manner().options();
        Map<String, List<String>> values = new TreeMap<>();
        values.put("<image>", List.of(spec.naming().id(), spec.naming().image().toString()));
        values.put("<tags>", spec.naming().tags());
        values.put("<platforms>", texts(spec.platforms()));
        values.put("multiarch.only", List.of(spec.narrowing().toString()));
        values.put("<output>", texts(spec.manner().outputs()));
        values.put("<addHosts>", options.access().addHosts());
        values.put("<network>", options.access().network().stream().toList());
        values.put("<provenance>", List.of(options.attestations().provenance()));
        values.put("<sbom>", List.of(options.attestations().sbom()));
        values.put(
                "<annotations>",
                options.annotations().stream().map(SettingInputs::text).toList());
        values.put(
                "project.build.outputTimestamp",
                options.timestamps().created().map(Object::toString).stream().toList());
        values.put("<rewriteTimestamp>", List.of(options.timestamps().files().name()));
        values.put("<extraArgs>", options.extraArgs());
        values.put("<builder>", builder(spec.builder()));
        values.put("<checkBinaries>", List.of(spec.checkBinaries().name()));
        spec.prebuilt()
                .image()
                .ifPresent(image -> values.put("<baseImage>, <prebuiltInto> or <entrypoint>", image.dockerfile()));
        return values;
    }

    /** Those of one of the builds that the image may take. */
    public static Map<String, List<String>> ofSource(Source source) {
        Map<String, List<String>> values = new TreeMap<>();
        values.put("<target>", source.target().stream().toList());
        source.buildArgs().forEach((name, value) -> values.put("the build argument " + name, List.of(value)));
        source.labels().forEach((name, value) -> values.put("the label " + name, List.of(value)));
        source.buildContexts().forEach((name, place) -> values.put("the named context " + name, List.of(place)));
        return values;
    }

    private static List<String> builder(BuilderChoice choice) {
        if (choice instanceof Existing existing) {
            return List.of("existing", existing.name());
        }
        if (choice instanceof Automatic automatic) {
            List<String> values = new ArrayList<>(List.of("automatic"));
            values.addAll(builder(automatic.otherwise()));
            return values;
        }
        List<String> values = new ArrayList<>();
        if (choice instanceof Managed managed) {
            values.addAll(List.of("managed", managed.image().toString()));
            values.addAll(texts(managed.driverOpts()));
            values.addAll(config(managed.buildkitdConfig()));
        } else if (choice instanceof OnNodes group) {
            values.addAll(List.of(
                    "nodes", group.driver(), String.valueOf(group.nodes().size())));
            group.nodes().forEach(node -> values.addAll(node(node)));
            values.addAll(config(group.buildkitdConfig()));
        }
        return values;
    }

    private static List<String> node(BuilderNode node) {
        List<String> values = new ArrayList<>(List.of(node.endpoint(), Platform.list(node.platforms())));
        values.addAll(texts(node.driverOpts()));
        return values;
    }

    private static List<String> config(Optional<BuildkitdConfig> config) {
        List<String> values = new ArrayList<>();
        config.ifPresent(found -> {
            values.add(found.toml());
            values.add(found.origin().name());
            values.addAll(texts(found.files()));
        });
        return values;
    }

    /** What is in a map without values is told apart from what follows it. */
    private static List<String> texts(Map<String, String> map) {
        List<String> values = new ArrayList<>(List.of(String.valueOf(map.size())));
        new LinkedHashMap<>(map).forEach((name, value) -> {
            values.add(name);
            values.add(value);
        });
        return values;
    }

    private static List<String> texts(List<?> things) {
        return things.stream().map(Object::toString).toList();
    }

    private static String text(Annotation annotation) {
        return annotation.places() + ":" + annotation.name() + "=" + annotation.value();
    }
}
