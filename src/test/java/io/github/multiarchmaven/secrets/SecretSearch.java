package io.github.multiarchmaven.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for secrets in texts and in files, in whatever these are packed, and in their names. */
public final class SecretSearch {

    private static final int DEEPEST = 6;

    private final Needles needles;

    public SecretSearch(Collection<Secret> secrets) {
        this.needles = new Needles(secrets);
    }

    /** The names of the secrets in a text. */
    public Set<String> in(String text) {
        return needles.in(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * All that is in the files below a folder. Links are not followed, but looked at.
     *
     * @param left out, by the path below the folder: a folder or file of that name and all below it
     */
    public List<Finding> below(Path folder, Set<String> left) {
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String where = folder.relativize(file).toString();
                if (left.stream().noneMatch(name -> where.equals(name) || where.startsWith(name + "/"))) {
                    tell(in(where), where + " (its name)", findings);
                    look(file, where, findings);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private void look(Path file, String where, List<Finding> findings) throws IOException {
        if (Files.isSymbolicLink(file)) {
            tell(in(Files.readSymbolicLink(file).toString()), where + " (what it links to)", findings);
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            look(Files.readAllBytes(file), where, 0, findings);
        }
    }

    private void look(byte[] bytes, String where, int depth, List<Finding> findings) throws IOException {
        Set<String> plain = new TreeSet<>(needles.in(bytes));
        tell(plain, where, findings);
        if (depth == DEEPEST) {
            throw new AssertionError("packed too often to be searched: " + where);
        }
        for (Packed inside : Packed.in(bytes)) {
            tell(in(inside.name()), where + "!" + inside.name() + " (its name)", findings);
            look(inside.content(), where + "!" + inside.name(), depth + 1, findings);
        }
    }

    private static void tell(Set<String> secrets, String where, List<Finding> findings) {
        secrets.forEach(secret -> findings.add(new Finding(secret, where)));
    }
}
