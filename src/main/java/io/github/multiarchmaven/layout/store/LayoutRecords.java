package io.github.multiarchmaven.layout.store;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which blobs belong to which layout: a small file for each, a line for the layout's name and one for each blob. The time of
 * the file says when the layout was built last.
 */
record LayoutRecords(Path folder) {

    private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}");
    private static final Predicate<String> IS_DIGEST =
            Pattern.compile("sha256:[0-9a-f]{64}").asMatchPredicate();

    /** A layout on record. */
    record Layout(Path file, FileTime built, List<Digest> blobs) {}

    /** The blobs of this layout when it was built last; none if it is not on record. */
    List<Digest> blobsOf(String name) throws IOException {
        return read(fileOf(name));
    }

    void write(String name, Collection<Digest> blobs) throws IOException {
        List<String> lines = Stream.concat(
                        Stream.of(name), blobs.stream().map(Digest::value).sorted())
                .toList();
        Path aside = SharedFile.aside(fileOf(name));
        try {
            Files.write(aside, lines, StandardCharsets.UTF_8);
            Files.move(aside, fileOf(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    List<Layout> newestFirst() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .map(LayoutRecords::layout)
                    .sorted(Comparator.comparing(Layout::built).reversed().thenComparing(Layout::file))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Layout layout(Path file) {
        try {
            return new Layout(file, Files.getLastModifiedTime(file), read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Digest> read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(IS_DIGEST)
                    .map(Digest::new)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(
                Digest.ofContent(name.getBytes(StandardCharsets.UTF_8)).hex());
    }
}
