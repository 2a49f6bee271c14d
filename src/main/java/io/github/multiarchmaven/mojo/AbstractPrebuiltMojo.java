package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawPrebuilt;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters about files that were built before, and about images that need nothing else. */
abstract class AbstractPrebuiltMojo extends AbstractBuildxMojo {

    /**
     * Files that were built for the platforms before, by Go, Rust, native-image, jlink or a C compiler. They are in the
     * named context {@code prebuilt}, in a folder for each platform, so that
     * {@code COPY --from=prebuilt $TARGETPLATFORM/ /usr/local/bin/} takes the right ones. Each {@code <file>} has a
     * {@code <source>}, and perhaps {@code <platform>}, {@code <target>} and {@code <mode>}. Programs among them have to
     * be for their platform's processor; {@code checkBinaries} set to {@code off} takes any.
     */
    @Parameter
    private @Nullable List<@Nullable PrebuiltParameters> prebuilt;

    /**
     * The image to put {@code <prebuilt>} into where there is no Dockerfile, such as {@code debian:12-slim}, or
     * {@code scratch}. Needs {@code <entrypoint>}.
     */
    @Parameter(property = "multiarch.baseImage")
    private @Nullable String baseImage;

    /** What the image starts where there is no Dockerfile: the program and its arguments, a list. */
    @Parameter(property = "multiarch.entrypoint")
    private @Nullable List<@Nullable String> entrypoint;

    /** The folder in the image for {@code <prebuilt>} where there is no Dockerfile. Default: {@code /usr/local/bin/}. */
    @Parameter(property = "multiarch.prebuiltInto")
    private @Nullable String prebuiltInto;

    AbstractPrebuiltMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final RawPrebuilt prebuilt() {
        return new RawPrebuilt(
                PrebuiltParameters.toRaw(prebuilt),
                Optional.ofNullable(baseImage),
                BuildMojo.listOf(entrypoint),
                Optional.ofNullable(prebuiltInto));
    }
}
