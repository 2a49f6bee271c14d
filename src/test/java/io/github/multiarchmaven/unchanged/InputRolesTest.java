package io.github.multiarchmaven.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BinfmtChoice;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.BuildSpec.Narrowing;
import io.github.multiarchmaven.config.Prebuilt;
import io.github.multiarchmaven.config.PrebuiltImage;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting that a build can have plays a part here: whoever adds one has to say which. */
class InputRolesTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final BuildkitdConfig CONFIG = BuildkitdConfig.ofElements("debug = true", Map.of("a.pem", "a"));
    private static final BuilderChoice.Managed MANAGED = new BuilderChoice.Managed(
            ImageReference.of("moby/buildkit"), Map.of("network", "host"), Optional.of(CONFIG));

    /** Setting to another value, by which an image is another. */
    private static final Map<String, Object> COUNTED = new LinkedHashMap<>();

    /** Setting to another value, which makes the same image. */
    private static final Map<String, Object> OF_NO_EFFECT = new LinkedHashMap<>();

    /** What they name is compared, and not the name. */
    private static final Set<String> FILES = Set.of("Source.context", "Source.dockerfile", "Prebuilt.entries");

    /** They are refused. */
    private static final Set<String> REFUSED = Set.of("Source.secrets", "Access.ssh");

    static {
        COUNTED.put("Naming.id", "other");
        COUNTED.put("Naming.image", ImageReference.of("acme/other"));
        COUNTED.put("Naming.tags", List.of("2"));
        COUNTED.put("BuildSpec.platforms", List.of(ARM64));
        COUNTED.put("BuildSpec.narrowing", new Narrowing.ToHost());
        COUNTED.put("BuildSpec.checkBinaries", BinaryCheck.ALL);
        COUNTED.put("To.platforms", List.of(ARM64));
        COUNTED.put("Source.target", Optional.of("other"));
        COUNTED.put("Source.buildArgs", Map.of("VERSION", "2"));
        COUNTED.put("Source.buildContexts", Map.of("base", "docker-image://acme/other"));
        COUNTED.put("Source.labels", Map.of("a", "c"));
        COUNTED.put("Manner.outputs", List.of(new Output.None()));
        COUNTED.put("Access.addHosts", List.of("b:127.0.0.1"));
        COUNTED.put("Access.network", Optional.of("none"));
        COUNTED.put("Attestations.provenance", "true");
        COUNTED.put("Attestations.sbom", "true");
        COUNTED.put("Annotation.places", List.of());
        COUNTED.put("Annotation.name", "other");
        COUNTED.put("Annotation.value", "other");
        COUNTED.put("Timestamps.created", Optional.empty());
        COUNTED.put("Timestamps.files", Timestamps.Files.CAPPED);
        COUNTED.put("BuildOptions.extraArgs", List.of("--ulimit=nofile=2"));
        COUNTED.put("Managed.image", ImageReference.of("acme/buildkit"));
        COUNTED.put("Managed.driverOpts", Map.of("network", "bridge"));
        COUNTED.put("OnNodes.driver", "kubernetes");
        COUNTED.put("BuilderNode.endpoint", "tcp://other:1");
        COUNTED.put("BuilderNode.platforms", List.of(ARM64));
        COUNTED.put("BuilderNode.driverOpts", Map.of("memory", "2g"));
        COUNTED.put("BuildkitdConfig.toml", "debug = false");
        COUNTED.put("BuildkitdConfig.files", Map.of("a.pem", "b"));
        COUNTED.put("BuildkitdConfig.origin", BuildkitdConfig.Origin.WRITTEN);
        COUNTED.put("Existing.name", "other");
        COUNTED.put("PrebuiltImage.base", "alpine");
        COUNTED.put("PrebuiltImage.into", "/opt/");
        COUNTED.put("PrebuiltImage.entrypoint", List.of("other"));
        OF_NO_EFFECT.put("Manner.parallelism", 2);
        OF_NO_EFFECT.put("Sources.foundByName", Set.of());
        OF_NO_EFFECT.put("Caching.from", List.of());
        OF_NO_EFFECT.put("Caching.to", List.of());
        OF_NO_EFFECT.put("Caching.refresh", Set.of());
        OF_NO_EFFECT.put("BinfmtChoice.image", ImageReference.of("acme/binfmt"));
        OF_NO_EFFECT.put("BinfmtChoice.mode", BinfmtMode.NEVER);
    }

    private static BuildSpec spec(BuilderChoice builder, Narrowing narrowing) {
        Source source = new Source(
                Path.of("context"),
                Path.of("Dockerfile"),
                Optional.of("last"),
                Map.of("VERSION", "1"),
                Map.of("base", "docker-image://acme/base"),
                Map.of("a", "b"),
                List.of());
        Annotation annotation =
                new Annotation(List.of(Annotation.Place.of(Annotation.Document.INDEX)), "name", "value");
        BuildOptions options = new BuildOptions(
                new BuildOptions.Access(List.of("default"), List.of("a:127.0.0.1"), Optional.of("host")),
                new BuildOptions.Caching(List.of("a"), List.of("b"), Set.of(Refresh.BASE_IMAGES)),
                new BuildOptions.Attestations("false", "false"),
                List.of(annotation),
                new Timestamps(Optional.of(Instant.EPOCH), Timestamps.Files.AS_THEY_ARE),
                List.of("--ulimit=nofile=1"));
        return new BuildSpec(
                new BuildSpec.Naming("app", ImageReference.of("acme/app"), List.of("1")),
                List.of(AMD64, ARM64),
                narrowing,
                new Sources(Map.of(AMD64, source, ARM64, source), Set.of(AMD64)),
                new BuildSpec.Manner(options, List.of(new Output.Oci()), 4),
                builder,
                new BinfmtChoice(ImageReference.of("tonistiigi/binfmt"), BinfmtMode.AUTO),
                BinaryCheck.ENTRYPOINT,
                new Prebuilt(List.of(), Optional.of(new PrebuiltImage("scratch", "/bin/", List.of("app")))));
    }

    private static Stream<BuildSpec> specs() {
        BuilderNode node = new BuilderNode("tcp://one:1", List.of(AMD64), Map.of("memory", "1g"));
        return Stream.of(
                spec(MANAGED, new Narrowing.None()),
                spec(new BuilderChoice.Automatic(MANAGED), new Narrowing.To(List.of(AMD64))),
                spec(new BuilderChoice.Existing("mine"), new Narrowing.None()),
                spec(new BuilderChoice.OnNodes("remote", List.of(node), Optional.of(CONFIG)), new Narrowing.None()));
    }

    private static Map<String, List<String>> settings(BuildSpec spec) {
        Map<String, List<String>> settings = new LinkedHashMap<>(SettingInputs.ofImage(spec));
        spec.sources()
                .byPlatform()
                .forEach((platform, source) -> SettingInputs.ofSource(source)
                        .forEach((name, values) -> settings.put(platform + " " + name, values)));
        return settings;
    }

    @Test
    void everySettingHasARole() throws ClassNotFoundException {
        Set<String> found = new TreeSet<>();
        collect(BuildSpec.class, found);

        Set<String> known = new TreeSet<>(FILES);
        known.addAll(REFUSED);
        known.addAll(COUNTED.keySet());
        known.addAll(OF_NO_EFFECT.keySet());
        // what has settings of its own has no role; but another kind of narrowing counts
        known.remove("BuildSpec.narrowing");
        assertThat(found).containsExactlyElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("counted")
    void anotherValueIsTold(String setting) {
        Object other = Objects.requireNonNull(COUNTED.get(setting));
        List<BuildSpec> having = having(setting, other);
        assertThat(having)
                .isNotEmpty()
                .allSatisfy(spec -> assertThat(settings((BuildSpec) changed(spec, setting, other)))
                        .isNotEqualTo(settings(spec)));
    }

    static Set<String> counted() {
        return COUNTED.keySet();
    }

    @ParameterizedTest
    @MethodSource("ofNoEffect")
    void whatMakesTheSameImageIsNot(String setting) {
        Object other = Objects.requireNonNull(OF_NO_EFFECT.get(setting));
        List<BuildSpec> having = having(setting, other);
        assertThat(having)
                .isNotEmpty()
                .allSatisfy(spec -> assertThat(settings((BuildSpec) changed(spec, setting, other)))
                        .isEqualTo(settings(spec)));
    }

    static Set<String> ofNoEffect() {
        return OF_NO_EFFECT.keySet();
    }

    private static List<BuildSpec> having(String setting, Object other) {
        return specs().filter(spec -> !changed(spec, setting, other).equals(spec))
                .toList();
    }

    /** Collects the components that have none of their own. */
    private static void collect(Class<?> type, Set<String> found) throws ClassNotFoundException {
        if (type.isSealed() && type.isInterface()) {
            for (Class<?> each : type.getPermittedSubclasses()) {
                collect(each, found);
            }
        }
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            List<Class<?>> own = settingsIn(component.getGenericType());
            if (own.isEmpty()) {
                found.add(type.getSimpleName() + "." + component.getName());
            }
            for (Class<?> each : own) {
                collect(each, found);
            }
        }
    }

    private static List<Class<?>> settingsIn(Type type) throws ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                found.addAll(settingsIn(argument));
            }
        } else if (type instanceof Class<?> plain && !isOneValue(plain)) {
            found.add(plain);
        }
        return found;
    }

    private static boolean isOneValue(Class<?> type) {
        boolean structured = type.isRecord() || (type.isSealed() && type.isInterface());
        return !structured
                || List.of("ImageReference", "Platform", "PrebuiltEntry", "Output", "Place", "Secret")
                        .contains(type.getSimpleName());
    }

    /** The same with another value wherever a record has that component. */
    private static Object changed(Object node, String setting, Object value) {
        if (node instanceof Optional<?> optional) {
            return optional.map(each -> changed(each, setting, value));
        }
        if (node instanceof List<?> list) {
            return list.stream().map(each -> changed(each, setting, value)).toList();
        }
        if (node instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, changed(each, setting, value)));
            return copy;
        }
        return node.getClass().isRecord() && !isOneValue(node.getClass()) ? rebuilt(node, setting, value) : node;
    }

    private static Object rebuilt(Object node, String setting, Object value) {
        RecordComponent[] components = node.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                String name = node.getClass().getSimpleName() + "." + components[i].getName();
                values[i] = name.equals(setting)
                        ? value
                        : changed(components[i].getAccessor().invoke(node), setting, value);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return node.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
