package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PrebuiltFile;
import io.github.multiarchmaven.content.Elf;
import io.github.multiarchmaven.content.FileKind;
import io.github.multiarchmaven.content.KindReader;
import io.github.multiarchmaven.content.Script;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.pipeline.PrebuiltTree.Item;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Looks at all that a file or folder consists of. A link that is configured is followed, one in a folder is kept. */
final class PrebuiltWalk {

    private static final int PROGRAM = 0755;
    private static final int OTHER = 0644;

    private final PrebuiltFile origin;
    private final List<Item> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private PrebuiltWalk(PrebuiltFile origin) {
        this.origin = origin;
    }

    /**
     * Looks at it; it has to exist.
     *
     * @param problems gets what cannot be taken over
     */
    static PrebuiltTree look(PrebuiltFile origin, List<Problem> problems) throws IOException {
        PrebuiltWalk walk = new PrebuiltWalk(origin);
        walk.look();
        problems.addAll(walk.problems);
        return new PrebuiltTree(origin, walk.items);
    }

    private void look() throws IOException {
        Path source = origin.source().toRealPath();
        if (!Files.isDirectory(source)) {
            if (!Files.isRegularFile(source)) {
                refuse(origin.written() + " is neither a file nor a folder", "no image can hold it");
                return;
            }
            addFile(source, origin.written(), origin.target());
            return;
        }
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                items.add(new Item.Folder(targetOf(source, folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String shown = origin.written() + "/" + slashed(source.relativize(file));
                if (attributes.isSymbolicLink()) {
                    addLink(source, file, shown);
                } else if (attributes.isRegularFile()) {
                    addFile(file, shown, targetOf(source, file));
                } else {
                    refuse(shown + " is neither a file nor a folder nor a link", "no image can hold it");
                }
                return FileVisitResult.CONTINUE;
            }
        });
        items.sort(Comparator.comparing(Item::target));
    }

    private void addFile(Path file, String shown, String target) throws IOException {
        if (target.isEmpty()) {
            refuse(origin.written() + " is a file, and its <target> is a folder", "a file has to have a name there");
            return;
        }
        FileKind kind = KindReader.of(file);
        boolean program = kind instanceof Elf || kind instanceof Script || isExecutable(file);
        items.add(new Item.File(target, file, shown, kind, origin.mode().orElse(program ? PROGRAM : OTHER)));
    }

    /** Where the system has no such permission, it says nothing. */
    private static boolean isExecutable(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private void addLink(Path folder, Path link, String shown) throws IOException {
        Path to = Files.readSymbolicLink(link);
        Path end = folder.relativize(link).resolveSibling(to).normalize();
        if (to.isAbsolute() || end.startsWith("..")) {
            refuse(
                    shown + " is a link to " + to + ", which leads out of " + origin.written(),
                    "there will be nothing, or something else, at its end in the image");
            return;
        }
        items.add(new Item.Link(targetOf(folder, link), to));
    }

    private void refuse(String what, String why) {
        problems.add(Problem.of(
                ProblemCode.PREBUILT_INVALID, what, why, "remove it from the folder, or correct <prebuilt>"));
    }

    private String targetOf(Path folder, Path item) {
        String below = slashed(folder.relativize(item));
        return origin.target().isEmpty() || below.isEmpty() ? origin.target() + below : origin.target() + "/" + below;
    }

    /** By its parts: where a backslash separates nothing it belongs to a name. */
    private static String slashed(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
