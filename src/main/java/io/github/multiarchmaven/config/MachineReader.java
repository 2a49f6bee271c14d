package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.model.Platform;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what was written into a {@link MachineSpec}. */
public final class MachineReader {

    /** What is looked at when nobody says what: for these there are base images, as a rule. */
    private static final List<String> COMMON = List.of(
            "linux/amd64",
            "linux/arm64",
            "linux/arm/v7",
            "linux/arm/v6",
            "linux/386",
            "linux/s390x",
            "linux/ppc64le",
            "linux/riscv64");

    private MachineReader() {}

    /**
     * Understands a configuration.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException with all its problems
     */
    public static MachineSpec read(RawMachine raw) {
        Problems problems = new Problems();
        PlatformsReader reader = new PlatformsReader(UnknownPlatforms.REFUSED_FOR_GOOD, problems);
        List<Platform> required = reader.read(raw.require(), "multiarch.doctor.require");
        List<Platform> asked = reader.read(raw.platforms().isEmpty() ? COMMON : raw.platforms(), "platforms");
        ToolsReader tools = new ToolsReader(problems);
        Optional<BuilderChoice> builder = tools.builder(raw.builder()).map(MachineReader::thatCanBeMade);
        Optional<BuildSpec.BinfmtChoice> binfmt = tools.binfmt(raw.binfmt());
        problems.throwIfAny();
        Set<Platform> all = new LinkedHashSet<>(asked);
        all.addAll(required);
        return new MachineSpec(List.copyOf(all), required, builder.orElseThrow(), binfmt.orElseThrow());
    }

    /** What a build could need at most. */
    private static BuilderChoice thatCanBeMade(BuilderChoice choice) {
        return choice instanceof BuilderChoice.Automatic automatic ? automatic.otherwise() : choice;
    }
}
