package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawConfiguration.RawBinfmt;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawParts;
import io.github.multiarchmaven.config.RawConfiguration.RawPerPlatform;
import io.github.multiarchmaven.config.RawConfiguration.RawSource;
import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** A configuration as a POM would have it, right in everything that a test does not change. */
final class Pom {

    private final Path folder;
    private final Map<String, String> buildArgs = new LinkedHashMap<>();
    private final Map<String, String> driverOpts = new LinkedHashMap<>();
    private final List<RawPerPlatform> perPlatform = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>(Map.of("image", "acme/app", "version", "1.0"));
    private final Map<String, List<String>> lists =
            new LinkedHashMap<>(Map.of("platforms", List.of("linux/amd64", "linux/arm64")));
    private final List<RawPrebuilt.RawFile> prebuilt = new ArrayList<>();
    private PushSpec.Naming naming = PushSpec.Naming.BY_TAGS;
    private Optional<Revision> revision = Optional.empty();
    private UnknownPlatforms unknownPlatforms = UnknownPlatforms.REFUSED;

    /** A project whose folder is the context. */
    Pom(Path folder) {
        this.folder = folder;
    }

    Pom with(String element, String text) {
        texts.put(element, text);
        return this;
    }

    Pom without(String element) {
        texts.remove(element);
        lists.remove(element);
        return this;
    }

    Pom withList(String element, String... items) {
        lists.put(element, List.of(items));
        return this;
    }

    Pom withBuildArg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    Pom withDriverOpt(String name, String value) {
        driverOpts.put(name, value);
        return this;
    }

    /** @param platforms separated by commas */
    Pom perPlatform(String platforms, RawParts parts) {
        perPlatform.add(new RawPerPlatform(platforms.isEmpty() ? List.of() : List.of(platforms.split(",")), parts));
        return this;
    }

    /** A file of {@code <prebuilt>}; an element that is empty is not there. */
    Pom withPrebuilt(String platform, String source, String target, String mode) {
        prebuilt.add(new RawPrebuilt.RawFile(filled(platform), filled(source), filled(target), filled(mode)));
        return this;
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    Pom pushedByDigest() {
        naming = PushSpec.Naming.BY_DIGEST_ONLY;
        return this;
    }

    Pom allowingUnknownPlatforms() {
        unknownPlatforms = UnknownPlatforms.ALLOWED;
        return this;
    }

    Pom of(Revision known) {
        revision = Optional.of(known);
        return this;
    }

    RawConfiguration raw() {
        return new RawConfiguration(
                text("image"),
                text("id"),
                list("tags"),
                project(),
                list("platforms"),
                list("only"),
                unknownPlatforms,
                new RawSource(
                        folder,
                        new RawParts(
                                text("context").map(folder::resolve),
                                text("dockerfile").map(folder::resolve),
                                text("target"),
                                buildArgs,
                                list("buildContexts"),
                                list("secrets")),
                        perPlatform,
                        Map.of("org.example.label", "a, \"b\""),
                        text("parallelism").map(Integer::valueOf)),
                new RawConfiguration.RawOptions(
                        list("ssh"),
                        list("addHosts"),
                        text("network"),
                        list("cacheFrom"),
                        list("cacheTo"),
                        Set.of(),
                        text("provenance"),
                        text("sbom"),
                        list("annotations"),
                        new RawConfiguration.RawTimestamps(
                                text("outputTimestamp"),
                                text("rewriteTimestamp").map(Boolean::valueOf)),
                        list("extraArgs")),
                new RawConfiguration.RawOutputs(list("output"), naming),
                new RawBuilder(
                        text("builder.driver"),
                        text("builder.name"),
                        text("builder.image"),
                        driverOpts,
                        text("builder.buildkitdConfig")
                                .map(config ->
                                        new RawConfiguration.RawBuildkitdConfig(new UnprintedText(config), folder))),
                new RawBinfmt(text("binfmt.image"), text("binfmt.mode")),
                text("checkBinaries"),
                new RawPrebuilt(prebuilt, text("baseImage"), list("entrypoint"), text("prebuiltInto")));
    }

    BuildSpec read() {
        return ConfigurationReader.read(raw());
    }

    /** What is wrong with it; fails if nothing is. */
    List<Problem> problems() {
        return Assertions.catchThrowableOfType(ProblemException.class, this::read)
                .problems();
    }

    private RawProject project() {
        return new RawProject(
                text("version").orElseThrow(),
                text("artifactId").orElse("app"),
                text("registry"),
                text("namespace"),
                revision,
                Instant.parse("2024-05-27T15:10:59Z"));
    }

    private Optional<String> text(String element) {
        return Optional.ofNullable(texts.get(element));
    }

    private List<String> list(String element) {
        return lists.getOrDefault(element, List.of());
    }
}
