package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;

/**
 * What a goal is to know that is about this machine and about no image.
 *
 * @param platforms to look at or to prepare for
 * @param required those among them that have to run
 * @param builder who would build
 * @param binfmt how handlers would be registered
 */
public record MachineSpec(
        List<Platform> platforms,
        List<Platform> required,
        BuildSpec.BuilderChoice builder,
        BuildSpec.BinfmtChoice binfmt) {

    public MachineSpec {
        platforms = List.copyOf(platforms);
        required = List.copyOf(required);
    }

    /**
     * The build that a machine is got ready for when no image is known: one that runs something on every platform. It is
     * planned like any other and never built.
     */
    public BuildSpec rehearsal() {
        Path nowhere = Path.of("");
        return new BuildSpec(
                new BuildSpec.Naming("rehearsal", ImageReference.of("rehearsal"), List.of("1")),
                platforms,
                new BuildSpec.Narrowing.None(),
                Sources.same(platforms, new Source(nowhere, nowhere)),
                BuildSpec.Manner.WITHOUT_OUTPUT,
                builder,
                binfmt,
                BinaryCheck.OFF);
    }
}
