package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.AllowedImages;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.SkipUnchanged;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** Whether a build may be left out that would make what is there already. */
abstract class AbstractSkippingMojo extends AbstractPrebuiltMojo {

    /**
     * Builds nothing where the last result was made from the same: context, Dockerfile, settings and version of this plugin. For
     * images of which everything comes from the context or has a digest; others are refused.
     */
    @Parameter(property = "multiarch.skipUnchanged", defaultValue = "false")
    private boolean skipUnchanged;

    AbstractSkippingMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** Empty where everything is built. */
    final Optional<SkipUnchanged> skipping(AllowedImages allowed, BuildLog log) {
        return skipUnchanged
                ? Optional.of(new SkipUnchanged(
                        results(), allowed, execution().getPlugin().getVersion(), log))
                : Optional.empty();
    }
}
