package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.content.Code;
import io.github.multiarchmaven.content.Elf;
import io.github.multiarchmaven.model.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a machine of a platform can run a program. What nobody knows for sure is no reason to fail. */
sealed interface Fit {

    /** It can. */
    record Runs() implements Fit {}

    /** It cannot. */
    record Fails() implements Fit {}

    /** It cannot be told, and why, as half a sentence. */
    record Unsure(String why) implements Fit {}

    /** Those whose programs can be recognised, see {@link Code#architecture()}. */
    Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "arm",
            "arm64",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x");

    /** Architectures whose kernels run programs of the second one where they are built so, which is common. */
    Map<String, String> MAY_RUN = Map.of("mips64", "mips", "mips64le", "mipsle", "s390x", "s390");

    /** The rule. */
    static Fit of(Elf program, Platform platform) {
        Optional<String> architecture = program.code().architecture();
        if (!platform.os().equals("linux") || !ARCHITECTURES.contains(platform.architecture())) {
            return new Unsure("the programs of " + platform + " are not known");
        }
        if (architecture.isEmpty()) {
            return new Unsure("its processor is not known (" + program.code() + ")");
        }
        if (architecture.get().equals(platform.architecture())) {
            return architecture.get().equals("arm") ? ofVersion(program, platform) : new Runs();
        }
        if (platform.alsoExecutes(new Platform("linux", architecture.get(), ""))) {
            return new Runs();
        }
        return architecture.get().equals(MAY_RUN.get(platform.architecture()))
                ? new Unsure("not every machine of " + platform + " runs programs for " + architecture.get())
                : new Fails();
    }

    /** A program that does not say what it needs, as those of Go, may be for any; hardly one needs more than v7. */
    private static Fit ofVersion(Elf program, Platform platform) {
        Platform needed =
                new Platform("linux", "arm", "v" + program.armVersion().orElse(7));
        if (platform.runs(needed)) {
            return new Runs();
        }
        return program.armVersion().isPresent()
                ? new Fails()
                : new Unsure("it does not say for which version of the ARM architecture it is");
    }
}
