package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.PrebuiltFile;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.pipeline.PrebuiltTree.Item;
import io.github.multiarchmaven.verify.LooseFile;
import io.github.multiarchmaven.verify.PrebuiltVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the files that were built for the platforms of a run, before anything is done with them. */
final class PrebuiltCheck {

    private static final int MOST_NEIGHBOURS = 10;

    private final BuildSpec spec;
    private final List<Problem> problems = new ArrayList<>();

    private PrebuiltCheck(BuildSpec spec) {
        this.spec = spec;
    }

    /**
     * What each platform gets.
     *
     * @throws ProblemException with what is missing or wrong on all of them
     */
    static Map<Platform, List<PrebuiltTree>> run(BuildSpec spec, List<Platform> platforms) {
        PrebuiltCheck check = new PrebuiltCheck(spec);
        Map<Platform, List<PrebuiltTree>> found = new LinkedHashMap<>();
        platforms.forEach(platform -> found.put(platform, check.look(platform)));
        if (!check.problems.isEmpty()) {
            throw new ProblemException(check.problems.stream().distinct().toList());
        }
        return found;
    }

    private List<PrebuiltTree> look(Platform platform) {
        List<PrebuiltFile> wanted = spec.prebuilt().filesFor(platform);
        if (wanted.isEmpty()) {
            problems.add(nothing(platform, "no <file> names it, and none is a pattern for all platforms"));
        }
        List<PrebuiltTree> trees = new ArrayList<>();
        for (PrebuiltFile file : wanted) {
            if (Files.exists(file.source())) {
                trees.add(look(platform, file));
            } else {
                problems.add(missing(platform, file));
            }
        }
        PrebuiltClash.among(trees, platform).ifPresent(problems::add);
        return trees;
    }

    private PrebuiltTree look(Platform platform, PrebuiltFile file) {
        try {
            PrebuiltTree tree = PrebuiltWalk.look(file, problems);
            List<LooseFile> files = tree.files().stream()
                    .map(item -> new LooseFile(item.shown(), item.kind()))
                    .toList();
            if (tree.items().stream().allMatch(Item.Folder.class::isInstance)
                    && !tree.items().isEmpty()) {
                problems.add(nothing(platform, "the folder " + file.written() + " holds no file"));
            }
            if (spec.checkBinaries() != BinaryCheck.OFF) {
                PrebuiltVerification.check(platform, file.written(), files).ifPresent(problems::add);
            }
            return tree;
        } catch (IOException e) {
            problems.add(Problem.of(
                    ProblemCode.FILE_FAILED,
                    "cannot read " + file.source() + ", which <prebuilt> has for " + platform,
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "check that it may be read"));
            return new PrebuiltTree(file, List.of());
        }
    }

    private static Problem nothing(Platform platform, String why) {
        return Problem.of(
                ProblemCode.PREBUILT_MISSING,
                "<prebuilt> has nothing for " + platform,
                why,
                "add a <file> with <platform>" + platform + "</platform>, or leave the platform out of this run with"
                        + " -Dmultiarch.only");
    }

    private static Problem missing(Platform platform, PrebuiltFile file) {
        return Problem.of(
                ProblemCode.PREBUILT_MISSING,
                "there is no " + file.written() + ", which <prebuilt> has for " + platform,
                "it would be " + file.source() + "; " + neighbours(file.source()),
                "build it before this goal, or correct <source>; where the file of one platform is called otherwise, a"
                        + " <file> with <platform> names it");
    }

    /** What is there instead. */
    private static String neighbours(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return folder == null ? "that is no file" : "there is not even a folder " + folder;
        }
        try (Stream<Path> found = Files.list(folder)) {
            String names = found.map(path -> path.getFileName().toString())
                    .sorted()
                    .limit(MOST_NEIGHBOURS)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "that folder is empty" : "in that folder there is " + names;
        } catch (IOException e) {
            return "that folder cannot be read";
        }
    }
}
