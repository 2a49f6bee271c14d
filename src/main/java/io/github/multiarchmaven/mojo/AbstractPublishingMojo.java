package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.PushSpec;
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

    AbstractPublishingMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final PushSpec.ExistingTags existingTags() {
        boolean refused = failIfTagExists == null ? !project().getVersion().endsWith("-SNAPSHOT") : failIfTagExists;
        return refused ? PushSpec.ExistingTags.REFUSED : PushSpec.ExistingTags.REPLACED;
    }

    final PushSpec.Naming naming() {
        return pushByDigest ? PushSpec.Naming.BY_DIGEST_ONLY : PushSpec.Naming.BY_TAGS;
    }
}
