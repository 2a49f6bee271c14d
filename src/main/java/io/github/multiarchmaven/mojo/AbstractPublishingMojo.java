package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.pipeline.StepSummary;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that write tags of a build. */
abstract class AbstractPublishingMojo extends AbstractRegistryMojo {

    /**
     * Whether to fail, before a tag is written, if a tag is there and means another image. Default: no for a SNAPSHOT
     * version, whose tag is replaced and its former digest printed; yes otherwise.
     */
    @Parameter(property = "multiarch.failIfTagExists")
    private @Nullable Boolean failIfTagExists;

    /** Writes no tag: the image can be asked for by its digest only. For builds that are merged later. */
    @Parameter(property = "multiarch.pushByDigest", defaultValue = "false")
    private boolean pushByDigest;

    /**
     * File to whose end is added, in Markdown, what was made or pushed; {@code none} for no file. Default: the one that GitHub
     * shows on the page of the run, if it is GitHub that runs this.
     */
    @Parameter(property = "multiarch.summary")
    private @Nullable String summary;

    AbstractPublishingMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final PushSpec.ExistingTags existingTags() {
        boolean refused = failIfTagExists == null ? !project().getVersion().endsWith("-SNAPSHOT") : failIfTagExists;
        return refused ? PushSpec.ExistingTags.REFUSED : PushSpec.ExistingTags.REPLACED;
    }

    final Optional<StepSummary> summary() {
        return StepSummary.of(
                Optional.ofNullable(summary), project().getBasedir().toPath());
    }

    final PushSpec.Naming naming() {
        return pushByDigest ? PushSpec.Naming.BY_DIGEST_ONLY : PushSpec.Naming.BY_TAGS;
    }
}
