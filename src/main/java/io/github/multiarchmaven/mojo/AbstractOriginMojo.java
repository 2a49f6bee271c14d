package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.AllowedImages;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.SkipUnchanged;
import io.github.multiarchmaven.pipeline.SourceRevision;
import io.github.multiarchmaven.result.Origin;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters about what an image is made from, and was made from the last time. */
abstract class AbstractOriginMojo extends AbstractPrebuiltMojo {

    /**
     * Revision of the sources, noted in {@code image.json}, so that images of other sources are not merged with this one.
     * Default: the commit that git has checked out, if it is git's.
     */
    @Parameter(property = "multiarch.revision")
    private @Nullable String revision;

    /**
     * Builds nothing where the last result was made from the same: context, Dockerfile, settings and version of this plugin. For
     * images of which everything comes from the context or has a digest; others are refused.
     */
    @Parameter(property = "multiarch.skipUnchanged", defaultValue = "false")
    private boolean skipUnchanged;

    AbstractOriginMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final Origin origin() {
        Path folder = project().getBasedir().toPath();
        return new Origin(
                Optional.of(project().getVersion()),
                Optional.ofNullable(revision).or(() -> SourceRevision.in(folder)));
    }

    /** Empty where everything is built. */
    final Optional<SkipUnchanged> skipping(AllowedImages allowed, BuildLog log) {
        return skipUnchanged
                ? Optional.of(new SkipUnchanged(
                        results(), allowed, execution().getPlugin().getVersion(), log))
                : Optional.empty();
    }
}
