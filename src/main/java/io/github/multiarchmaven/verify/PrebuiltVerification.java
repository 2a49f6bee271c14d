package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.content.Elf;
import io.github.multiarchmaven.content.FileKind;
import io.github.multiarchmaven.content.OtherFile;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares files that somebody built for a platform with it. What is no program for a processor is fine everywhere. */
public final class PrebuiltVerification {

    private static final Set<FileKind> REFUSED =
            Set.of(OtherFile.MACOS_PROGRAM, OtherFile.WINDOWS_PROGRAM, OtherFile.BROKEN_ELF);

    private static final int MOST_SHOWN = 5;

    private PrebuiltVerification() {}

    /**
     * What is wrong with a file, or with those of a folder.
     *
     * @param source the file or folder, as the user calls it
     */
    public static Optional<Problem> check(Platform platform, String source, List<LooseFile> files) {
        List<LooseFile> wrong =
                files.stream().filter(file -> !fits(file.kind(), platform)).toList();
        return wrong.isEmpty() ? Optional.empty() : Optional.of(problem(platform, source, wrong));
    }

    private static boolean fits(FileKind kind, Platform platform) {
        if (kind instanceof Elf elf) {
            return elf.use() == Elf.Use.OTHER || !(Fit.of(elf, platform) instanceof Fit.Fails);
        }
        return !platform.os().equals("linux") || !REFUSED.contains(kind);
    }

    private static Problem problem(Platform platform, String source, List<LooseFile> wrong) {
        LooseFile first = wrong.get(0);
        String holding =
                first.path().equals(source) ? "" : "holds " + ContentVerification.shown(first.path()) + ", which ";
        String others = wrong.size() == 1 ? "" : ", and " + (wrong.size() - 1) + " more that are not for it";
        return Problem.of(
                        ProblemCode.PREBUILT_WRONG_PLATFORM,
                        source + ", which <prebuilt> has for " + platform + ", " + holding + "is "
                                + inWords(first.kind()) + others,
                        "a machine of " + platform + " cannot execute it; the image would be built all the same, and"
                                + " docker run would end with \"exec format error\"",
                        "build it for " + platform + ", or correct <source> or <platform>; if it is there on purpose,"
                                + " set checkBinaries to off")
                .withEvidence(wrong.stream()
                        .limit(MOST_SHOWN)
                        .map(file -> file.path() + ": " + found(file.kind()))
                        .map(ContentVerification::shown)
                        .toList());
    }

    private static String inWords(FileKind kind) {
        return kind instanceof Elf elf
                ? "a program for " + elf.code().architecture().orElse("another processor") + version(elf)
                : kind.toString();
    }

    private static String found(FileKind kind) {
        return kind instanceof Elf elf ? elf.code() + version(elf) : kind.toString();
    }

    private static String version(Elf elf) {
        return elf.armVersion().map(version -> "/v" + version).orElse("");
    }
}
