package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.OutputTimestamp;
import io.github.multiarchmaven.config.RawNaming;
import io.github.multiarchmaven.config.RawProject;
import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.pipeline.SourceRevision;
import io.github.multiarchmaven.result.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that make an image and give it its names. */
abstract class AbstractNamingMojo extends AbstractPublishingMojo {

    /**
     * Name of the image, without a tag: {@code registry.example.com/acme/app}. Default: the artifactId behind
     * {@code registry} and {@code namespace}, if one of these is set. A module of packaging {@code pom} has no default, and
     * nothing is built there without it.
     */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /** Registry of the images whose name is not set: {@code registry.example.com}. */
    @Parameter(property = "multiarch.registry")
    private @Nullable String registry;

    /** What stands between registry and artifactId in the name of images whose name is not set: {@code acme/team}. */
    @Parameter(property = "multiarch.namespace")
    private @Nullable String namespace;

    /** Name of the result folder in {@code target/multiarch}. Default: the last segment of the image's name. */
    @Parameter(property = "multiarch.id")
    private @Nullable String id;

    /**
     * Tags of the image. In them <code>{version}</code> stands for the version of the project, <code>{revision}</code> for
     * the first eight digits of the commit, with {@code -dirty} behind it where files have been changed since, and
     * <code>{timestamp}</code> for the time at which Maven was started, or the output timestamp, such as
     * {@code 20240527_1510} in UTC. Default: the version of the project.
     */
    @Parameter(property = "multiarch.tags")
    private @Nullable List<@Nullable String> tags;

    /**
     * Revision of the sources, noted in {@code image.json}, so that images of other sources are not merged with this one.
     * Default: the commit that git has checked out, if it is git's.
     */
    @Parameter(property = "multiarch.revision")
    private @Nullable String revision;

    /**
     * The time of everything that this project builds, as other plugins take it for reproducible builds: in ISO 8601, such as
     * {@code 2026-11-25T12:00:00Z}, or in seconds since 1970. The image and its history show it, and not the time of the
     * build; {@code RUN} steps find it in {@code SOURCE_DATE_EPOCH} if the Dockerfile has that {@code ARG}.
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    AbstractNamingMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** Whether the user has named the image. */
    final boolean isNamed() {
        return image != null;
    }

    final Optional<String> outputTimestamp() {
        return Optional.ofNullable(outputTimestamp);
    }

    /** The revision that the user gives, or else that of the folder. */
    final Optional<Revision> revision() {
        return Optional.ofNullable(revision)
                .map(Revision::of)
                .or(() -> SourceRevision.in(project().getBasedir().toPath()));
    }

    final Origin origin(Optional<Revision> revision) {
        return new Origin(Optional.of(project().getVersion()), revision.map(Revision::name));
    }

    /** @param revision of the sources */
    final RawNaming names(Optional<Revision> revision) {
        return new RawNaming(
                Optional.ofNullable(image),
                Optional.ofNullable(id),
                BuildMojo.listOf(tags),
                new RawProject(
                        project().getVersion(),
                        project().getArtifactId(),
                        filled(registry),
                        filled(namespace),
                        revision,
                        OutputTimestamp.in(outputTimestamp()).orElseGet(this::start)));
    }

    /** The same for all modules. */
    private Instant start() {
        return session().getRequest().getStartTime().toInstant();
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).filter(any -> !any.isBlank());
    }
}
