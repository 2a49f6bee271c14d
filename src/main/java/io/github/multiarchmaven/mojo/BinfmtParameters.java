package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawConfiguration.RawBinfmt;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The element {@code <binfmt>}: how QEMU handlers are registered. */
public final class BinfmtParameters {

    /**
     * The image that registers handlers, pinned by digest. Default: {@code tonistiigi/binfmt:qemu-v10.2.3-68} with its
     * digest.
     */
    @Parameter
    private @Nullable String image;

    /**
     * When handlers are registered: {@code auto} where the Dockerfile runs something on a platform that the builder
     * cannot run; {@code always} for every foreign platform; {@code never}. Default: {@code auto}.
     */
    @Parameter
    private @Nullable String mode;

    RawBinfmt toRaw(UserProperties properties) {
        return new RawBinfmt(
                properties.orProperty(image, "multiarch.binfmt.image"),
                properties.orProperty(mode, "multiarch.binfmt.mode"));
    }
}
