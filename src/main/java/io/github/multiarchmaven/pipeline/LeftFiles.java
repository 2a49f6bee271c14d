package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.credentials.PrivateDockerConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.FolderTree;
import io.github.multiarchmaven.process.OwnFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What runs that were killed have left in the folder for temporary files: the files of trial builds, configurations of
 * BuildKit, and folders for docker with logins and contexts. Only folders of this user are looked at that have a name as
 * this plugin makes it.
 *
 * @param folder for temporary files
 * @param deletion of one with all that is in it
 */
record LeftFiles(Path folder, Deletion deletion) {

    /** Nothing of ours is needed for half as long, but for the folders with logins, which say so themselves. */
    private static final Duration OLD = Duration.ofHours(1);

    private static final Pattern NAMES = Pattern.compile("multiarch-(probe|buildkitd)\\d+");

    static LeftFiles ofThisMachine() {
        return new LeftFiles(Path.of(System.getProperty("java.io.tmpdir")), FolderTree::delete);
    }

    /**
     * Says what there is, and removes nothing.
     *
     * @throws ProblemException FILE_FAILED
     */
    List<Path> find() {
        List<Path> found = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        attempt(() -> found.addAll(PrivateDockerConfig.abandoned(folder)), folder, problems);
        attempt(() -> found.addAll(old()), folder, problems);
        refuse(problems);
        return found;
    }

    /**
     * Removes what there is, each whatever becomes of the others.
     *
     * @param told each that has been removed
     * @throws ProblemException FILE_FAILED for each that is still there
     */
    void remove(Consumer<Path> told) {
        List<Problem> problems = new ArrayList<>();
        Consumer<Path> removal = each -> attempt(
                () -> {
                    deletion.delete(each);
                    told.accept(each);
                },
                each,
                problems);
        attempt(() -> PrivateDockerConfig.forEachAbandoned(folder, removal), folder, problems);
        attempt(() -> old().forEach(removal), folder, problems);
        refuse(problems);
    }

    private List<Path> old() throws IOException {
        List<Path> found = new ArrayList<>();
        Instant since = Instant.now().minus(OLD);
        for (Path each : new OwnFolders(folder, NAMES).find()) {
            if (isOlder(each, since)) {
                found.add(each);
            }
        }
        return found;
    }

    private static boolean isOlder(Path place, Instant since) throws IOException {
        try {
            return Files.getLastModifiedTime(place, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(since);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void attempt(Step step, Path place, List<Problem> problems) {
        try {
            step.run();
        } catch (IOException e) {
            problems.add(Problem.of(
                    ProblemCode.FILE_FAILED,
                    "what killed runs may have left cannot be removed: " + place,
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "see that " + place + " can be read and written to, and run this again"));
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.stream().distinct().toList());
        }
    }

    /** Of a folder with all that is in it. */
    @FunctionalInterface
    interface Deletion {
        void delete(Path place) throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
