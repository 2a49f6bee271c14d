package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.FileTree.Node;
import io.github.multiarchmaven.layout.ImageStart;
import java.util.List;
import java.util.Optional;

/** The files of one image, for whoever wants to start one of them. */
public final class ImageFiles {

    private final FileTree files;

    ImageFiles(FileTree files) {
        this.files = files;
    }

    /**
     * A file that was found.
     *
     * @param path where it is looked for, which may be a link
     * @param kind what it is
     */
    public record Found(String path, FileKind kind) {}

    /**
     * What an engine starts when it is told this word.
     *
     * @param word a path, or a name that is looked for in the folders of PATH
     * @param start of the image, for PATH and the working folder
     * @return empty if the image has no such program
     */
    public Optional<Found> program(String word, ImageStart start) {
        return new ProgramPath(files, start).find(word).flatMap(this::at);
    }

    /** What is at a path; relative ones begin in the top folder. */
    public Optional<Found> at(String path) {
        return files.walk().to(path).orElse(null) instanceof Node.File file
                ? Optional.of(new Found(path, file.kind()))
                : Optional.empty();
    }

    /**
     * The programs that a processor executes when an image starts so: over links, {@code #!} lines and loaders.
     *
     * @param start of the image, or another command in its place
     */
    public Programs started(ImageStart start) {
        return ProgramSearch.started(files, start);
    }

    /** The words of a script's first line: its interpreter, and what that gets. */
    public static List<String> interpreter(Script script) {
        return List.of(script.line().strip().split("[ \\t]+", 2));
    }
}
