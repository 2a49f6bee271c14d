package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.context.ContextEntry;
import io.github.multiarchmaven.context.ContextFolder;
import io.github.multiarchmaven.context.IgnoreRules;
import io.github.multiarchmaven.context.UnclearPatternException;
import io.github.multiarchmaven.unchanged.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that a build can take. Times and owners do not count: BuildKit's cache does not look at them either. */
final class ContextInputs {

    /**
     * Of something in a context.
     *
     * @param content print of all that counts
     * @param stat print of what BuildKit sees of a file before it reads it
     */
    record Print(String content, Optional<String> stat) {}

    private static final String IGNORE_FILE = ".dockerignore";

    private final Path results;
    private final Seal seal;
    private final Map<Path, String> printsOfFiles = new LinkedHashMap<>();
    private final Set<String> obstacles = new LinkedHashSet<>();

    /** @param results folder of the module's results */
    ContextInputs(Path results, Seal seal) {
        this.results = results;
        this.seal = seal;
    }

    /** What stands against comparing them, a sentence for each. */
    List<String> obstacles() {
        return List.copyOf(obstacles);
    }

    /** The prints of what a {@code .dockerignore} leaves of a context, by path. */
    Map<String, Print> ofContext(Source source) throws IOException {
        Path own = source.dockerfile().resolveSibling(source.dockerfile().getFileName() + IGNORE_FILE);
        Path file = Files.exists(own) ? own : source.context().resolve(IGNORE_FILE);
        if (Files.isSymbolicLink(file)) {
            obstacles.add(file + " is a link, and what BuildKit makes of that is open");
            return Map.of();
        }
        try {
            IgnoreRules rules = Files.exists(file) ? IgnoreRules.read(Files.readString(file)) : IgnoreRules.NONE;
            return of(source.context(), rules, "a line in its .dockerignore keeps it out");
        } catch (UnclearPatternException e) {
            obstacles.add(file + ": " + e.getMessage());
            return Map.of();
        }
    }

    /** The prints of all that is in a folder, whatever a {@code .dockerignore} in it says, by path. */
    Map<String, Print> ofFolder(Path folder) throws IOException {
        return of(folder, IgnoreRules.NONE, "name a folder without it");
    }

    private Map<String, Print> of(Path folder, IgnoreRules rules, String advice) throws IOException {
        Map<String, Print> prints = new LinkedHashMap<>();
        List<ContextEntry> entries = new ArrayList<>(ContextFolder.look(folder, rules));
        // also where there is no result yet, so that it is not the second build that is refused
        if (ContextFolder.holds(folder, rules, results)
                || entries.stream()
                        .anyMatch(entry -> folder.resolve(entry.path()).startsWith(results))) {
            obstacles.add("the context " + folder + " holds " + results + ", which every build changes; " + advice);
            return Map.of();
        }
        for (ContextEntry entry : entries) {
            prints.put(entry.path(), new Print(of(entry), stat(entry)));
        }
        return prints;
    }

    private String of(ContextEntry entry) throws IOException {
        if (entry instanceof ContextEntry.File file) {
            return ofFile(file.source(), file.mode());
        }
        if (entry instanceof ContextEntry.Link link) {
            return seal.of("link", link.to());
        }
        return entry instanceof ContextEntry.Folder folder
                ? seal.of("folder", String.valueOf(folder.mode()))
                : seal.of("special", String.valueOf(((ContextEntry.Special) entry).mode()));
    }

    private Optional<String> stat(ContextEntry entry) throws IOException {
        if (!(entry instanceof ContextEntry.File file)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes = Files.readAttributes(file.source(), BasicFileAttributes.class);
        return Optional.of(seal.of(
                "stat",
                String.valueOf(file.mode()),
                String.valueOf(attributes.size()),
                attributes.lastModifiedTime().toString()));
    }

    /** The print of a file, which is read once however often it is asked for. */
    String ofFile(Path file, int mode) throws IOException {
        String content = printsOfFiles.get(file);
        if (content == null) {
            content = seal.ofFile(file);
            printsOfFiles.put(file, content);
        }
        return seal.of("file", String.valueOf(mode), content);
    }
}
