package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.FileTree.Node;
import io.github.multiarchmaven.content.StartCommand.Word;
import io.github.multiarchmaven.layout.ImageStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows an image's command to the programs that a processor executes: over links, {@code #!} lines and loaders. */
final class ProgramSearch {

    /** Of the kernel (fs/exec.c, {@code exec_binprm}). */
    private static final int MOST_SCRIPTS = 5;

    private final FileTree files;
    private final ImageStart start;
    private final ProgramPath places;
    private final Map<String, Binary> found = new LinkedHashMap<>();
    private final List<String> doubts = new ArrayList<>();

    private ProgramSearch(FileTree files, ImageStart start) {
        this.files = files;
        this.start = start;
        this.places = new ProgramPath(files, start);
    }

    static Programs started(FileTree files, ImageStart start) {
        ProgramSearch search = new ProgramSearch(files, start);
        StartCommand.of(start).ifPresent(search::follow);
        return new Programs(List.copyOf(search.found.values()), search.doubts);
    }

    private void follow(StartCommand command) {
        Word first = command.first();
        Optional<String> path = places.find(first.text());
        if (path.isEmpty()) {
            doubts.add(first.reason() + ", which no folder of PATH has");
            return;
        }
        if (run(path.get(), List.of(first.reason()), 0) instanceof Script) {
            StartCommand.handedOver(start).ifPresent(this::runIfThere);
        }
        command.further().forEach(this::runIfThere);
    }

    /** A word that may be something else than a program, or one that the image gets later. */
    private void runIfThere(Word word) {
        places.find(word.text())
                .filter(path -> files.walk().to(path).orElse(null) instanceof Node.File)
                .ifPresent(path -> run(path, List.of(word.reason()), 0));
    }

    /** What is at the path. */
    private FileKind run(String path, List<String> before, int scripts) {
        Walk walk = files.walk();
        if (!(walk.to(path).orElse(null) instanceof Node.File file)) {
            doubts.add(last(before) + ": the image has no file " + path);
            return OtherFile.EMPTY;
        }
        List<String> route = new ArrayList<>(before);
        walk.links().forEach(link -> route.add("over the link " + link));
        if (!file.executable() && !(file.kind() instanceof OtherFile)) {
            doubts.add(last(before) + ": " + walk.path() + " is not executable");
        }
        if (file.kind() instanceof Elf elf) {
            found.putIfAbsent(walk.path(), new Binary(walk.path(), elf, file.layer(), route));
            elf.loader().ifPresent(loader -> load(loader, walk.path(), route));
        } else if (file.kind() instanceof Script script) {
            interpret(script, walk.path(), route, scripts + 1);
        } else {
            doubts.add(last(before) + ": " + walk.path() + " is " + file.kind());
        }
        return file.kind();
    }

    private void interpret(Script script, String path, List<String> before, int scripts) {
        List<String> words = List.of(script.line().split("[ \\t]+", -1));
        List<String> route = new ArrayList<>(before);
        route.add(path + " begins with #!" + script.line().stripTrailing());
        if (script.line().endsWith("\r")) {
            doubts.add(last(route)
                    + " and a carriage return, as lines end on Windows; Linux takes that for a part of the name");
            return;
        }
        if (words.get(0).isEmpty() || scripts > MOST_SCRIPTS) {
            doubts.add(last(route) + ", which leads to no program");
            return;
        }
        run(places.absolute(words.get(0)), route, scripts);
        StartCommand.ofScript(words)
                .ifPresent(name -> places.find(name)
                        .ifPresentOrElse(
                                found -> run(found, route, scripts),
                                () -> doubts.add(last(route) + ", and no folder of PATH has " + name)));
    }

    /** A loader has no loader of its own. */
    private void load(String loader, String program, List<String> before) {
        List<String> route = new ArrayList<>(before);
        route.add(program + " is started by the loader " + loader);
        Walk walk = files.walk();
        if (walk.to(places.absolute(loader)).orElse(null) instanceof Node.File file && file.kind() instanceof Elf elf) {
            walk.links().forEach(link -> route.add("over the link " + link));
            found.putIfAbsent(walk.path(), new Binary(walk.path(), elf, file.layer(), route));
        } else {
            doubts.add(last(route) + ", which the image does not have");
        }
    }

    private static String last(List<String> route) {
        return route.get(route.size() - 1);
    }
}
