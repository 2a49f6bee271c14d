package io.github.multiarchmaven.context;

import io.github.multiarchmaven.context.IgnoreRules.Verdict;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all that a folder has for BuildKit. An ignored folder is there all the same if something in it is not ignored
 * (tonistiigi/fsutil, filter.go).
 */
public final class ContextFolder {

    private final Path root;
    private final IgnoreRules rules;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<ContextEntry> entries = new ArrayList<>();

    private ContextFolder(Path root, IgnoreRules rules) {
        this.root = root;
        this.rules = rules;
    }

    /** A folder in which the walk is; {@code own} until it has been listed. */
    private record Open(
            String path, Verdict verdict, @Nullable ContextEntry own) {

        Open listed() {
            return new Open(path, verdict, null);
        }
    }

    /**
     * What is in a folder, itself excepted.
     *
     * @param folder may be a link to one
     */
    public static List<ContextEntry> look(Path folder, IgnoreRules rules) throws IOException {
        return new ContextFolder(folder.toRealPath(), rules).look();
    }

    /** Whether a folder, which need not be there, would be a part of the context with all that is in it. */
    public static boolean holds(Path root, IgnoreRules rules, Path folder) {
        if (!folder.startsWith(root)) {
            return false;
        }
        Verdict verdict = rules.atTheTop();
        StringBuilder path = new StringBuilder();
        for (Path name : root.relativize(folder)) {
            path.append(path.isEmpty() ? "" : "/").append(name);
            verdict = rules.of(path.toString(), verdict);
        }
        return !verdict.ignored();
    }

    private List<ContextEntry> look() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return enter(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = slashed(file);
                if (!verdictOn(path).ignored()) {
                    list(entry(file, path, attributes));
                }
                return FileVisitResult.CONTINUE;
            }

            /** What is ignored need not be readable. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof AccessDeniedException
                        && !file.equals(root)
                        && verdictOn(slashed(file)).ignored()) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                open.pop();
                return FileVisitResult.CONTINUE;
            }
        });
        return entries;
    }

    private FileVisitResult enter(Path folder) throws IOException {
        if (folder.equals(root)) {
            open.push(new Open("", rules.atTheTop(), null));
            return FileVisitResult.CONTINUE;
        }
        String path = slashed(folder);
        Verdict verdict = verdictOn(path);
        if (verdict.ignored() && !rules.mayTakeBelow(path)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        open.push(new Open(path, verdict, new ContextEntry.Folder(path, mode(folder))));
        if (!verdict.ignored()) {
            listFolders();
        }
        return FileVisitResult.CONTINUE;
    }

    private Verdict verdictOn(String path) {
        return rules.of(path, open.element().verdict());
    }

    private void list(ContextEntry entry) {
        listFolders();
        entries.add(entry);
    }

    private void listFolders() {
        List<Open> listed = new ArrayList<>();
        for (Open each : open) {
            if (each.own() != null) {
                entries.add(each.own());
            }
            listed.add(each.listed());
        }
        open.clear();
        open.addAll(listed);
    }

    private static ContextEntry entry(Path file, String path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return new ContextEntry.Link(path, Files.readSymbolicLink(file).toString());
        }
        return attributes.isRegularFile()
                ? new ContextEntry.File(path, mode(file), file)
                : new ContextEntry.Special(path, mode(file));
    }

    private static int mode(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)
                : 0;
    }

    /** By its parts: where a backslash separates nothing it belongs to a name. */
    private String slashed(Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
