package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.ListAnnotations;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Finds out what a builder does where files are to get another time, by building a small image: BuildKit 0.12 ignores the
 * wish without a word, 0.13 also rewrites the layers of base images (moby/buildkit issues 4614 and 4805). Its version does
 * not tell, because distributions have versions of their own, or none.
 */
public final class RewriteProbe {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant EPOCH = Instant.ofEpochSecond(1_000_000_000);
    private static final Instant LATER = Instant.ofEpochSecond(1_500_000_000);

    private final Buildx buildx;

    public RewriteProbe(Buildx buildx) {
        this.buildx = buildx.forLooking();
    }

    /**
     * Tries it.
     *
     * @return why this builder cannot give a build's own files another time, and leave those of base images as they are
     */
    public Optional<String> obstacle(String builder) {
        return TrialFolder.use(folder -> obstacle(builder, folder));
    }

    private Optional<String> obstacle(String builder, Path folder) throws IOException {
        Path base = folder.resolve("base");
        ProbeBase probe = ProbeBase.write(base, LATER);
        Path context = Files.createDirectory(folder.resolve("context"));
        Files.writeString(context.resolve("Dockerfile"), "FROM base\nCOPY Dockerfile /own\n");
        Path result = folder.resolve("result");
        CommandResult run = buildx.run(
                arguments(builder, "base=oci-layout://" + base + "@" + probe.manifest(), context, result), LIMIT);
        if (!run.exitedCleanly()) {
            return Optional.of("a build that tried it failed: " + lastWords(run));
        }
        OciLayout layout = OciLayout.at(result);
        layout.ensureIndex(ListAnnotations.NONE);
        return judge(probe.layers(), layout);
    }

    private static List<Argument> arguments(String builder, String base, Path context, Path result) {
        return Stream.of(
                        "build",
                        "--builder",
                        builder,
                        "--platform",
                        "linux/amd64",
                        "--build-context",
                        base,
                        "--build-arg",
                        Timestamps.EPOCH + "=" + EPOCH.getEpochSecond(),
                        "--provenance=false",
                        "--output",
                        "type=oci," + Csv.field("dest", result.toString()) + ",tar=false,rewrite-timestamp=true",
                        "--progress",
                        "plain",
                        context.toString())
                .map(Argument::shown)
                .toList();
    }

    private static Optional<String> judge(List<Digest> bases, OciLayout layout) throws IOException {
        LayoutContent.Image image = layout.content().images().get(0);
        if (!image.layers().stream().map(layer -> layer.digest()).toList().containsAll(bases)) {
            return Optional.of("its BuildKit also changes the files of base images, and so their layers");
        }
        Digest own = image.layers().get(image.layers().size() - 1).digest();
        return time(layout.blob(own)).isAfter(EPOCH)
                ? Optional.of("its BuildKit leaves the times of files as they are")
                : Optional.empty();
    }

    private static Instant time(Path layer) throws IOException {
        try (InputStream file = Files.newInputStream(layer);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new GZIPInputStream(file), StandardCharsets.UTF_8.name())) {
            TarArchiveEntry first = tar.getNextEntry();
            return first == null ? Instant.MAX : first.getLastModifiedTime().toInstant();
        }
    }

    private static String lastWords(CommandResult result) {
        return result.errors().stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("exit code " + result.exitCode());
    }
}
