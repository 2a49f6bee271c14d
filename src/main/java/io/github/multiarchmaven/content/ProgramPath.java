package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.FileTree.Node;
import io.github.multiarchmaven.layout.ImageStart;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an engine looks for a program: as it is where its name has a slash, otherwise in the folders of PATH. */
record ProgramPath(FileTree files, ImageStart start) {

    /** Where an image sets none (runc and containerd, {@code defaultUnixEnv}). */
    private static final String DEFAULT = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** The path at which the program is; empty where there is none. */
    Optional<String> find(String name) {
        if (name.contains("/")) {
            return Optional.of(absolute(name));
        }
        return Stream.of(start.path().orElse(DEFAULT).split(":", -1))
                .map(folder -> absolute((folder.isEmpty() ? "." : folder) + "/" + name))
                .filter(this::isExecutable)
                .findFirst();
    }

    /** A relative path begins in the working folder. */
    String absolute(String path) {
        return path.startsWith("/") ? path : start.workingFolder().orElse("") + "/" + path;
    }

    private boolean isExecutable(String path) {
        return files.walk().to(path).orElse(null) instanceof Node.File file && file.executable();
    }
}
