package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawPrebuilt.RawFile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** An element {@code <file>} of {@code <prebuilt>}: what was built for which platform. */
public final class PrebuiltParameters {

    /**
     * The platform that it is for, or several, separated by commas. Default: all that have no {@code <file>} of their own
     * with the same target.
     */
    @Parameter
    private @Nullable String platform;

    /**
     * The file, or a folder with all that is in it, relative to the module. <code>{os}</code>, <code>{arch}</code> and
     * <code>{variant}</code> stand for the parts of the platform, the last one for nothing where a platform has none.
     */
    @Parameter
    private @Nullable String source;

    /**
     * What it is called in the folder of its platform: a relative path, which may have the same placeholders; of a folder
     * {@code .} to have what is in it there. Default: the last name in {@code source}.
     */
    @Parameter
    private @Nullable String target;

    /**
     * Permissions of the file, or of all files in the folder, in octal. Default: 755 for programs, libraries, scripts and
     * whatever is executable here, 644 for other files.
     */
    @Parameter
    private @Nullable String mode;

    static List<RawFile> toRaw(@Nullable List<@Nullable PrebuiltParameters> files) {
        return Stream.ofNullable(files)
                .flatMap(List::stream)
                .map(file -> Objects.requireNonNullElseGet(file, PrebuiltParameters::new))
                .map(PrebuiltParameters::toRaw)
                .toList();
    }

    private RawFile toRaw() {
        return new RawFile(
                Optional.ofNullable(platform),
                Optional.ofNullable(source),
                Optional.ofNullable(target),
                Optional.ofNullable(mode));
    }
}
