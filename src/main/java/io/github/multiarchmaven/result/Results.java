package io.github.multiarchmaven.result;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of a project, each in {@code <folder>/<id>}: {@code layout/} and {@code image.json}. What is being made
 * lies aside until it is proved, so that there is always the last good result or none.
 */
public final class Results {

    private static final String STAGING = ".staging-";
    private static final String REPLACED = ".replaced-";
    static final String LAYOUT = "layout";
    private static final String DESCRIPTION = "image.json";
    private static final long LARGEST_DESCRIPTION = 4L * 1024 * 1024;
    private static final String DIGESTS = "digests.txt";
    static final String FINDINGS = "findings";
    private static final String INPUTS = "inputs.json";
    static final String TIMELINE_PAGE = "timeline.html";

    /** One name of a folder, which leads nowhere else on any system. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final Path folder;
    private final Predicate<KeptResult> listed;

    /**
     * The results below a folder.
     *
     * @param folder usually {@code target/multiarch}; need not exist
     */
    public Results(Path folder) {
        this(folder.toAbsolutePath().normalize(), any -> true);
    }

    private Results(Path folder, Predicate<KeptResult> listed) {
        this.folder = folder;
        this.listed = listed;
    }

    /** The same, but whoever asks for all gets only these. By its id each one is still found. */
    public Results listing(Predicate<KeptResult> wanted) {
        return new Results(folder, wanted);
    }

    /** Where all of them are; absolute. */
    public Path folder() {
        return folder;
    }

    /** Where a result is or will be. */
    public Path folderOf(String id) {
        return folder.resolve(id);
    }

    /** The layout that {@link #keep} will replace, as it was left, if there is one. */
    public Path layoutOf(String id) {
        recover(id, folderOf(id));
        return folderOf(id).resolve(LAYOUT);
    }

    /** The file for all that buildx says while a result is made: it must be there when the result is not. */
    public Path transcriptOf(String id) {
        return folder.resolve(id + ".log");
    }

    /** The same for one of several builds of a result; no other id has such a name. */
    public Path transcriptOf(String id, String part) {
        return folder.resolve(id + "+" + part + ".log");
    }

    /** Removes those of all parts: the next build may have others. */
    public void dropTranscriptsOfParts(String id) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(id + "+") && name.endsWith(".log")) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failed("cannot clean up " + folder, e);
        }
    }

    /** What was found in the layers of a result, if there is one. */
    public Path findingsOf(String id) {
        return folderOf(id).resolve(FINDINGS);
    }

    /** The page that tells where the time of a result went. */
    public Path timelinePageOf(String id) {
        return folderOf(id).resolve(TIMELINE_PAGE);
    }

    /** Where a result that is being made has what it is made of. It is removed before the result is kept. */
    public Path prebuiltOf(String id) {
        return folder.resolve(STAGING + id).resolve("prebuilt");
    }

    /** A fresh place for a result that is being made; what an interrupted run left there is removed. */
    public Staging stage(String id) {
        return Staging.fresh(folder.resolve(STAGING + id));
    }

    /**
     * Moves a finished result into its place, in which a previous one is replaced.
     *
     * @param staging holds the layout
     * @param description of what the layout holds
     */
    public KeptResult keep(Staging staging, ImageDescription description) {
        try {
            Files.write(staging.folder().resolve(DESCRIPTION), ImageJson.write(description));
        } catch (IOException e) {
            throw failed("cannot write to " + staging.folder(), e);
        }
        return new KeptResult(description, keep(staging, description.id()).resolve(LAYOUT));
    }

    /**
     * The same for one that is no image, such as files alone.
     *
     * @return its place
     */
    public Path keep(Staging staging, String id) {
        Path place = folderOf(id);
        Path replaced = folder.resolve(REPLACED + id);
        try {
            FolderTree.delete(staging.metadata());
            FolderTree.delete(prebuiltOf(id));
            FolderTree.delete(staging.parts());
            recover(id, place);
            FolderTree.delete(replaced);
            if (Files.exists(place)) {
                Files.move(place, replaced);
            }
            Files.move(staging.folder(), place);
            FolderTree.delete(replaced);
        } catch (IOException e) {
            throw failed("cannot move the result to " + place, e);
        }
        return place;
    }

    /**
     * Notes under which references a result has been pushed, in {@code image.json} and in {@code digests.txt}, a line for
     * each.
     *
     * @param references with digest
     */
    public KeptResult published(KeptResult result, List<ImageReference> references) {
        Path place = folderOf(result.description().id());
        ImageDescription description = result.description().publishedAs(references);
        try {
            replace(place.resolve(DESCRIPTION), ImageJson.write(description));
            replace(
                    place.resolve(DIGESTS),
                    references.stream()
                            .map(reference -> reference + "\n")
                            .collect(Collectors.joining())
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed("cannot note what was pushed in " + place, e);
        }
        return new KeptResult(description, result.layout());
    }

    /** The same result, as one of another origin: what it was made from is the same there. */
    public KeptResult from(KeptResult result, Origin origin) {
        if (result.description().origin().equals(origin)) {
            return result;
        }
        ImageDescription description = result.description().from(origin);
        Path file = folderOf(description.id()).resolve(DESCRIPTION);
        try {
            replace(file, ImageJson.write(description));
        } catch (IOException e) {
            throw failed("cannot write " + file, e);
        }
        return new KeptResult(description, result.layout());
    }

    /** Notes beside a result what it was made from. */
    public void noteInputs(String id, byte[] inputs) {
        Path file = folderOf(id).resolve(INPUTS);
        try {
            replace(file, inputs);
        } catch (IOException e) {
            throw failed("cannot write " + file, e);
        }
    }

    /** What was noted of a result; empty where nothing was. */
    public Optional<byte[]> inputsOf(String id) {
        Path file = folderOf(id).resolve(INPUTS);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw failed("cannot read " + file, e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName());
        Files.write(aside, content);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The result that a file {@code image.json} describes, wherever it lies.
     *
     * @throws ProblemException RESULT_CHANGED if it is something else
     */
    public static KeptResult describedIn(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_DESCRIPTION) {
                throw new IllegalArgumentException("it is no file of at most " + LARGEST_DESCRIPTION + " bytes");
            }
            return new KeptResult(ImageJson.read(Files.readAllBytes(file)), file.resolveSibling(LAYOUT));
        } catch (IOException e) {
            throw failed("cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw changed(file, e);
        }
    }

    /** What a layout was made from, if it is one of ours; a file of that name may be somebody else's. */
    public static Origin originOf(Path layout) {
        Path file = layout.resolveSibling(DESCRIPTION);
        try {
            return Files.isRegularFile(file) ? describedIn(file).description().origin() : Origin.UNKNOWN;
        } catch (ProblemException e) {
            return Origin.UNKNOWN;
        }
    }

    /** Every result that is listed, by id. */
    public List<KeptResult> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<KeptResult> found = new ArrayList<>();
        try (Stream<Path> places = Files.list(folder)) {
            places.map(place -> place.getFileName().toString())
                    .map(name -> name.startsWith(REPLACED) ? name.substring(REPLACED.length()) : name)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(id -> find(id).filter(listed).ifPresent(found::add));
        } catch (IOException e) {
            throw failed("cannot list " + folder, e);
        }
        return List.copyOf(found);
    }

    /** The result of this id; empty where there is none. */
    public Optional<KeptResult> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path place = folderOf(id);
        recover(id, place);
        Path file = place.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        KeptResult found = describedIn(file);
        if (!found.description().id().equals(id)) {
            throw changed(
                    file,
                    new IllegalArgumentException(
                            "it describes the result \"" + found.description().id() + "\""));
        }
        return Optional.of(found);
    }

    private static ProblemException changed(Path file, IllegalArgumentException e) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.RESULT_CHANGED,
                        file + " is not what multiarch:build wrote",
                        String.valueOf(e.getMessage()),
                        "build the image again: mvn multiarch:build"),
                e);
    }

    /** A run that was killed between the two moves of {@link #keep} left the old result aside. */
    private void recover(String id, Path place) {
        Path replaced = folder.resolve(REPLACED + id);
        if (Files.exists(replaced) && !Files.exists(place)) {
            try {
                Files.move(replaced, place);
            } catch (IOException e) {
                throw failed("cannot move " + replaced + " back", e);
            }
        }
    }

    static ProblemException failed(String what, IOException e) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_FAILED,
                        what,
                        e.getClass().getSimpleName() + ": " + e.getMessage(),
                        "check that the folder may be written to and that the disk is not full"),
                e);
    }
}
