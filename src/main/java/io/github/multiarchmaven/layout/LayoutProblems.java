package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The wording of everything that can be wrong with a layout. */
final class LayoutProblems {

    private static final String BUILD_AGAIN =
            "Build the image again. If the same is reported then, the disk may be full"
                    + " or faulty, or something else writes to the folder.";

    private final Path folder;

    LayoutProblems(Path folder) {
        this.folder = folder;
    }

    ProblemException malformed(String part, MalformedException cause) {
        return unreadable(part, cause.reason(), cause);
    }

    ProblemException failed(String part, IOException cause) {
        return unreadable(part, reason(cause), cause);
    }

    ProblemException tooBig(String part, long limit) {
        return malformed(
                part,
                new MalformedException("it is bigger than " + limit / 1024 / 1024
                        + " MiB, the most that registries and engines accept"));
    }

    /** There is no image in it. */
    ProblemException empty() {
        return new ProblemException(Problem.of(
                ProblemCode.LAYOUT_UNREADABLE,
                "The image layout " + folder + " is empty.",
                "Its index.json refers to no image.",
                "Have the tool that made the folder write an image to it, or give another folder."));
    }

    /** A manifest list is where an image should be. */
    ProblemException nested(Descriptor list) {
        return new ProblemException(new Problem(
                ProblemCode.MERGE_LIST_NESTED,
                "A manifest list refers to another manifest list.",
                "Which of the images in both are meant cannot be told, and most tools read only images there.",
                "Name the lists themselves as sources, by their digests.",
                List.of("layout   " + folder, "list     " + list.digest())));
    }

    ProblemException missing(BlobUse use) {
        return new ProblemException(new Problem(
                ProblemCode.LAYOUT_BLOB_MISSING,
                "The blob for " + use.role() + " is missing from the image layout.",
                "The layout refers to it, and the file does not exist.",
                BUILD_AGAIN,
                List.of("layout   " + folder, "missing  " + use.digest())));
    }

    ProblemException wrongSize(BlobUse use, long actual) {
        return wrong(
                use,
                "The file has another size than the layout says.",
                "expected " + use.size() + " bytes",
                "found    " + actual + " bytes");
    }

    ProblemException wrongBytes(BlobUse use, Digest actual) {
        return wrong(
                use,
                "The SHA-256 of the file's content is not the one that the layout says.",
                "expected " + use.digest(),
                "found    " + actual);
    }

    /** What was to be written could not be. */
    ProblemException notWritten(Path file, IOException cause) {
        return new ProblemException(
                new Problem(
                        ProblemCode.FILE_FAILED,
                        "The image layout could not be completed.",
                        "Changing " + file + " failed: " + reason(cause) + ".",
                        "Check that the folder is writable and that there is space left on its disk.",
                        List.of("layout   " + folder)),
                cause);
    }

    private ProblemException wrong(BlobUse use, String why, String expected, String found) {
        return new ProblemException(new Problem(
                ProblemCode.LAYOUT_BLOB_WRONG,
                "The blob for " + use.role() + " is damaged in the image layout.",
                why,
                BUILD_AGAIN,
                List.of("layout   " + folder, "blob     " + use.digest(), expected, found)));
    }

    private ProblemException unreadable(String part, String reason, Exception cause) {
        return new ProblemException(
                new Problem(
                        ProblemCode.LAYOUT_UNREADABLE,
                        "The image layout cannot be read: there is something wrong with " + part + ".",
                        Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".",
                        BUILD_AGAIN,
                        List.of("layout   " + folder)),
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "the file does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return "access was denied";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
