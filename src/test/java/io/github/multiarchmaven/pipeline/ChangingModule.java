package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.AllowedImages;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.ConfigurationReader;
import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.config.RawConfiguration.RawParts;
import io.github.multiarchmaven.config.RawPrebuilt;
import io.github.multiarchmaven.config.RawProject;
import io.github.multiarchmaven.config.UnknownPlatforms;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A module with an image, whose settings and files change, and which is built without BuildKit. */
final class ChangingModule {

    static final String PINNED = "alpine@sha256:" + "1".repeat(64);

    final Path folder;
    final ToldLines told = new ToldLines();
    final Map<String, String> buildArgs = new LinkedHashMap<>(Map.of("VERSION", "1"));
    final Map<String, String> labels = new LinkedHashMap<>();
    final Map<String, String> driverOpts = new LinkedHashMap<>();
    final List<String> buildContexts = new ArrayList<>();
    final List<String> secrets = new ArrayList<>();
    final List<String> ssh = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final List<String> extraArgs = new ArrayList<>();
    final List<String> only = new ArrayList<>();
    final List<RawConfiguration.RawPerPlatform> perPlatform = new ArrayList<>();
    final List<RawPrebuilt.RawFile> prebuilt = new ArrayList<>();
    Optional<String> baseImage = Optional.empty();
    Optional<String> sbom = Optional.empty();
    Set<Refresh> refresh = Set.of();
    AllowedImages allowed = AllowedImages.ALL;
    String plugin = "1.0";
    Optional<Path> key;
    private int written;

    ChangingModule(Path folder) {
        this.folder = folder;
        this.key = Optional.of(folder.resolveSibling("cache").resolve("inputs.key"));
        write("Dockerfile", "FROM " + PINNED + "\nARG VERSION\nCOPY . /app/\n");
        write(".dockerignore", "target\n*.tmp\n");
        write("src/app.conf", "one");
    }

    void write(String path, String content) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            // what is written at once has one time on many a file system
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * ++written));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BuildSpec spec() {
        return ConfigurationReader.read(new RawConfiguration(
                Optional.of("acme/app"),
                Optional.empty(),
                List.of(),
                RawProject.ofVersion("1.0"),
                List.of("linux/amd64", "linux/arm64"),
                only,
                UnknownPlatforms.REFUSED,
                new RawConfiguration.RawSource(
                        folder,
                        new RawParts(
                                Optional.of(folder),
                                Optional.empty(),
                                Optional.empty(),
                                buildArgs,
                                buildContexts,
                                secrets),
                        perPlatform,
                        labels,
                        Optional.empty()),
                new RawConfiguration.RawOptions(
                        ssh,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        refresh,
                        Optional.empty(),
                        sbom,
                        List.of(),
                        new RawConfiguration.RawTimestamps(Optional.empty(), Optional.empty()),
                        extraArgs),
                new RawConfiguration.RawOutputs(outputs, RawConfiguration.RawOutputs.NONE.naming()),
                new RawConfiguration.RawBuilder(Optional.empty(), Optional.empty(), driverOpts),
                new RawConfiguration.RawBinfmt(Optional.empty(), Optional.empty()),
                Optional.of("off"),
                new RawPrebuilt(
                        prebuilt,
                        baseImage,
                        baseImage.stream().map(any -> "app").toList(),
                        Optional.empty())));
    }

    Results results() {
        return new Results(folder.resolve("target/multiarch"));
    }

    SkipUnchanged skipping() {
        return new SkipUnchanged(results(), allowed, plugin, key, told);
    }

    /** A run of the goal: what it says of building or not. */
    String run() {
        told.lines.clear();
        SkipUnchanged skipping = skipping();
        BuildSpec spec = spec();
        Optional<KeptResult> same = skipping.look(spec);
        if (same.isPresent()) {
            skipping.leave(spec, same.get(), new Origin(Optional.of("1.0"), Optional.of("abc")));
        } else {
            build();
            skipping.note(spec);
        }
        return String.join("\n", told.lines);
    }

    private void build() {
        try (Staging staging = results().stage("app")) {
            OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64").writeTo(staging.layout());
            results()
                    .keep(
                            staging,
                            new ImageDescription(
                                    "app",
                                    spec().naming().image(),
                                    spec().naming().tags(),
                                    layout.inventory(),
                                    ImageDescription.Scope.COMPLETE));
        }
    }

    OciLayout layout() {
        return OciLayout.at(results().layoutOf("app"));
    }
}
