package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.LayerEntry.Change;
import io.github.multiarchmaven.model.Digest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The files of an image as its programs find them: one layer over the other (OCI image specification, layer.md). */
final class FileTree {

    private final Node.Folder top = new Node.Folder();

    /** What is at a path. */
    sealed interface Node {

        /** A folder, by name. */
        record Folder(Map<String, Node> children) implements Node {
            Folder() {
                this(new HashMap<>());
            }
        }

        /** A symbolic link. */
        record Link(String target) implements Node {}

        /**
         * A file.
         *
         * @param layer from which it comes
         */
        record File(FileKind kind, boolean executable, Digest layer) implements Node {}

        /** Something that nothing can run. */
        record Special() implements Node {}
    }

    /** Lays a layer over what is there. What it removes is only what was there before, wherever in it that is said. */
    void add(LayerFiles layer, Digest digest) {
        layer.entries().forEach(this::remove);
        layer.entries().forEach(entry -> put(entry, digest));
    }

    /** Goes to a path from the top folder, as the kernel would. */
    Walk walk() {
        return new Walk(top);
    }

    /** Hands out every file with its path. */
    void files(BiConsumer<String, Node.File> taker) {
        Deque<Map.Entry<String, Node.Folder>> ahead =
                new ArrayDeque<>(Map.of("", top).entrySet());
        while (!ahead.isEmpty()) {
            Map.Entry<String, Node.Folder> folder = ahead.pop();
            folder.getValue().children().forEach((name, node) -> {
                String path = folder.getKey() + "/" + name;
                if (node instanceof Node.Folder inner) {
                    ahead.push(Map.entry(path, inner));
                } else if (node instanceof Node.File file) {
                    taker.accept(path, file);
                }
            });
        }
    }

    private void remove(LayerEntry entry) {
        if (entry.change() instanceof Change.Emptied) {
            if (walk().to(entry.path()).orElse(null) instanceof Node.Folder folder) {
                folder.children().clear();
            }
        } else if (entry.change() instanceof Change.Removed) {
            Place place = Place.of(entry.path());
            if (walk().to(place.folder()).orElse(null) instanceof Node.Folder folder) {
                folder.children().remove(place.name());
            }
        }
    }

    private void put(LayerEntry entry, Digest layer) {
        @Nullable Node node = node(entry.change(), layer);
        if (node == null || entry.path().isEmpty()) {
            return;
        }
        Place place = Place.of(entry.path());
        Map<String, Node> children = walk().make(place.folder()).children();
        if (!(node instanceof Node.Folder && children.get(place.name()) instanceof Node.Folder)) {
            children.put(place.name(), node);
        }
    }

    private @Nullable Node node(Change change, Digest layer) {
        if (change instanceof Change.File file) {
            return new Node.File(file.kind(), file.executable(), layer);
        }
        if (change instanceof Change.Link link) {
            return new Node.Link(link.target());
        }
        if (change instanceof Change.HardLink link) {
            return linked(link.path()).orElseGet(Node.Special::new);
        }
        if (change instanceof Change.Folder || change instanceof Change.Emptied) {
            return new Node.Folder();
        }
        return change instanceof Change.Special ? new Node.Special() : null;
    }

    /** A hard link may be one to a symbolic link, which is not followed. */
    private Optional<Node> linked(String path) {
        Place place = Place.of(path);
        return walk().to(place.folder()).orElse(null) instanceof Node.Folder folder
                ? Optional.ofNullable(folder.children().get(place.name()))
                        .filter(node -> !(node instanceof Node.Folder))
                : Optional.empty();
    }

    private record Place(String folder, String name) {

        static Place of(String path) {
            int slash = path.lastIndexOf('/');
            return new Place(path.substring(0, Math.max(0, slash)), path.substring(slash + 1));
        }
    }
}
