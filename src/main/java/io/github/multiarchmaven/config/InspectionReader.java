package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what was written into an {@link InspectionSpec}. */
public final class InspectionReader {

    private final Problems problems = new Problems();
    private final FolderOfPaths paths;

    private InspectionReader(Path folder) {
        this.paths = new FolderOfPaths(folder);
    }

    /**
     * Understands a configuration.
     *
     * @param references as written; a folder that exists is meant before an image of that name
     * @param required platforms as written
     * @param folder what relative paths refer to
     * @throws io.github.multiarchmaven.narration.ProblemException with all problems
     */
    public static InspectionSpec read(
            List<String> references, List<String> required, Path folder, Optional<Path> json, Optional<Path> raw) {
        InspectionReader reader = new InspectionReader(folder);
        List<InspectionSpec.Subject> subjects = new ArrayList<>();
        references.forEach(text -> reader.subject(text.strip()).ifPresent(subjects::add));
        // nothing is built here: a platform that nobody knows is simply not there
        List<Platform> platforms = new PlatformsReader(UnknownPlatforms.ALLOWED, reader.problems)
                .read(required, "multiarch.inspect.require");
        if (raw.isPresent() && references.size() > 1) {
            reader.problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<raw> is set, and there are " + references.size() + " <references>",
                    "the file holds the exact bytes of one manifest, and nothing else",
                    "give one reference, or leave out -Dmultiarch.inspect.raw");
        }
        reader.problems.throwIfAny();
        return new InspectionSpec(subjects, platforms, json, raw);
    }

    private Optional<InspectionSpec.Subject> subject(String text) {
        Optional<Path> directory = paths.existing(text).filter(Files::isDirectory);
        if (directory.isPresent()) {
            Optional<Path> layout = FolderOfPaths.layout(directory.get());
            if (layout.isEmpty()) {
                refuse(
                        text,
                        "it is a folder, and neither it nor a folder \"layout\" in it has the files of an OCI image"
                                + " layout, oci-layout and index.json",
                        "give the folder of a layout; an image of that name in a registry is meant by its tag: " + text
                                + ":latest");
            }
            return layout.map(InspectionSpec.InFolder::new);
        }
        try {
            ImageReference reference = ImageReference.of(text);
            return Optional.of(new InspectionSpec.InRegistry(
                    reference.tag().isPresent() || reference.digest().isPresent()
                            ? reference
                            : reference.withTag("latest")));
        } catch (IllegalArgumentException e) {
            refuse(
                    text,
                    "a reference is " + ImageReference.GRAMMAR
                            + ", or a folder with an OCI image layout, and there is no such folder in "
                            + paths.folder(),
                    "write it in that form, or see whether the folder exists");
            return Optional.empty();
        }
    }

    private void refuse(String text, String why, String next) {
        problems.add(
                ProblemCode.REFERENCE_INVALID,
                "<references> holds \"" + text + "\", which cannot be inspected",
                why,
                next);
    }
}
