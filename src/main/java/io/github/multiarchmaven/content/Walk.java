package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.FileTree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One way through a tree of files. Links are followed, also those of folders; above the top folder is the top folder. */
final class Walk {

    /** Of the kernel (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private final Node.Folder top;
    private final Deque<Step> gone = new ArrayDeque<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private final List<String> links = new ArrayList<>();

    Walk(Node.Folder top) {
        this.top = top;
    }

    private record Step(String name, Node node) {}

    /** What is there, which is no link; empty where there is nothing, or where links lead in a circle. */
    Optional<Node> to(String path) {
        setOut(path);
        while (!ahead.isEmpty()) {
            if (!(here() instanceof Node.Folder folder)) {
                return Optional.empty();
            }
            String name = ahead.pop();
            Node next = folder.children().get(name);
            if (name.equals("..")) {
                gone.pollLast();
            } else if (next == null || !go(name, next)) {
                return Optional.empty();
            }
        }
        return Optional.of(here());
    }

    /** The folder that is there; it is made where there is none. */
    Node.Folder make(String path) {
        setOut(path);
        while (!ahead.isEmpty()) {
            Node.Folder folder = (Node.Folder) here();
            String name = ahead.pop();
            Node next = folder.children().get(name);
            if (name.equals("..")) {
                gone.pollLast();
            } else if (!(next instanceof Node.Folder || next instanceof Node.Link) || !go(name, next)) {
                Node.Folder made = new Node.Folder();
                folder.children().put(name, made);
                gone.addLast(new Step(name, made));
            }
        }
        return (Node.Folder) here();
    }

    /** Where the walk has come to, without links. */
    String path() {
        return "/" + gone.stream().map(Step::name).collect(Collectors.joining("/"));
    }

    /** The links on the way, such as {@code /bin -> usr/bin}. */
    List<String> links() {
        return List.copyOf(links);
    }

    private Node here() {
        return gone.isEmpty() ? top : gone.getLast().node();
    }

    private boolean go(String name, Node next) {
        if (!(next instanceof Node.Link link)) {
            gone.addLast(new Step(name, next));
            return true;
        }
        if (links.size() == MOST_LINKS) {
            return false;
        }
        links.add((gone.isEmpty() ? "/" : path() + "/") + name + " -> " + link.target());
        setOut(link.target());
        return true;
    }

    private void setOut(String path) {
        if (path.startsWith("/")) {
            gone.clear();
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(0, part);
            }
        }
        for (Iterator<String> part = parts.iterator(); part.hasNext(); ) {
            ahead.push(part.next());
        }
    }
}
