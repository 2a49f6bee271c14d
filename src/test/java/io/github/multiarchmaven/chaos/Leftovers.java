package io.github.multiarchmaven.chaos;

import io.github.multiarchmaven.it.MavenProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What must not be there any more after a normal run. */
public final class Leftovers {

    private Leftovers() {}

    /** Processes of the disturbed run, temporary files, containers, docker contexts, and parts of results. */
    static List<String> after(MavenProcess disturbed, MavenProcess normal, Scene scene) throws IOException {
        List<String> left = new ArrayList<>(normal.leftovers());
        if (disturbed.groupIsAlive()) {
            left.add("a process of the disturbed run");
        }
        scene.contexts().forEach(context -> left.add("docker context " + context));
        left.addAll(unfinishedIn(scene.folder().resolve("target").resolve("multiarch")));
        return left;
    }

    /** Whatever is being made has a name that begins with a dot. */
    public static List<String> unfinishedIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .map(Path::toString)
                    .toList();
        }
    }
}
