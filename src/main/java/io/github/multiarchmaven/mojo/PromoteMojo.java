package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.OutputTimestamp;
import io.github.multiarchmaven.config.PromotionSpec;
import io.github.multiarchmaven.config.PromotionSpec.LargerTags;
import io.github.multiarchmaven.config.RegistryReader;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.config.TagPlaceholders;
import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.OpenRegistries;
import io.github.multiarchmaven.pipeline.PromoteImage;
import io.github.multiarchmaven.pipeline.SourceRevision;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Copies a manifest list to other tags, repositories or registries. The digest stays the same, and nothing is pulled to the
 * disk. Needs no project and no engine.
 */
@Mojo(name = "promote", requiresProject = false, threadSafe = true)
public final class PromoteMojo extends AbstractRegistryMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.promote.skip", defaultValue = "false")
    private boolean promoteSkip;

    /** What is promoted: a reference with a tag or a digest. */
    @Parameter(property = "multiarch.source")
    private @Nullable String source;

    /**
     * The tags that it gets: references with a tag, or {@code :tag} for one in the source's own repository. They have the
     * placeholders of {@code tags} of {@code multiarch:build}, except that without a project there is no version.
     */
    @Parameter(property = "multiarch.targets")
    private @Nullable List<String> targets;

    /** Revision that <code>{revision}</code> stands for. Default: the commit that is checked out, if there is one. */
    @Parameter(property = "multiarch.revision")
    private @Nullable String revision;

    /** Platforms that the source must have an image for, or nothing is promoted. */
    @Parameter(property = "multiarch.promote.require")
    private @Nullable List<String> require;

    /**
     * Replaces targets without looking at what they are. Otherwise one that has an image for more platforms than the source
     * is not replaced.
     */
    @Parameter(property = "multiarch.force", defaultValue = "false")
    private boolean force;

    /** Prints what would be done and changes nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Inject
    PromoteMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    String goal() {
        return "promote";
    }

    @Override
    boolean skipsThisGoal() {
        return promoteSkip;
    }

    @Override
    void run(BuildLog log) {
        Attempted<PromotionSpec> spec = Attempted.of(() -> RegistryReader.promotion(
                Optional.ofNullable(source),
                placeholders().fill(BuildMojo.listOf(targets), "targets"),
                BuildMojo.listOf(require),
                force ? LargerTags.REPLACED : LargerTags.REFUSED));
        Attempted<RegistrySpec> access = Attempted.of(this::registries);
        Attempted.all(spec, access);
        try (OpenRegistries registries = OpenRegistries.with(access.value(), log)) {
            PromoteImage story = new PromoteImage(registries, log);
            if (dryRun) {
                story.explain(spec.value());
            } else {
                story.run(spec.value());
            }
        }
    }

    private TagPlaceholders placeholders() {
        boolean inProject = project().getFile() != null;
        Optional<String> written =
                Optional.ofNullable(project().getProperties().getProperty("project.build.outputTimestamp"));
        return new TagPlaceholders(
                inProject ? Optional.of(project().getVersion()) : Optional.empty(),
                Optional.ofNullable(revision).map(Revision::of).or(this::checkedOut),
                OutputTimestamp.in(written)
                        .orElseGet(() -> session().getRequest().getStartTime().toInstant()));
    }

    private Optional<Revision> checkedOut() {
        return BuildMojo.listOf(targets).stream().anyMatch(target -> target.contains("{revision}"))
                ? SourceRevision.in(new UserProperties(session(), project()).folder())
                : Optional.empty();
    }
}
