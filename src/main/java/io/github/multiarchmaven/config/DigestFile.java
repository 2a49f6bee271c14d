package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file in which another build noted what it has pushed: a reference with a digest in each line, as {@code digests.txt} of
 * {@code multiarch:push}. Empty lines and those that begin with {@code #} mean nothing.
 *
 * @param name as the user wrote it
 */
record DigestFile(Path file, String name, Problems problems) {

    /** With which some editors of Windows begin a file. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final long LARGEST = 1024 * 1024;
    private static final int LONGEST_QUOTATION = 100;
    private static final String FORM = "have each line be as in digests.txt of multiarch:push:"
            + " registry.example.com/acme/app@sha256:…; an archive has to be called *.tar";

    /** Each image once, however many tags and repositories it has. None, and a problem, where a line is something else. */
    List<ImageReference> references() {
        Map<Digest, ImageReference> references = new LinkedHashMap<>();
        Optional<List<String>> read = lines();
        if (read.isEmpty()) {
            return List.of();
        }
        List<String> lines = read.get();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace(BYTE_ORDER_MARK, "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Optional<ImageReference> reference = reference(line);
            if (reference.isEmpty()) {
                refuse("line " + (i + 1) + " is \"" + shown(line) + "\", which is no reference with a digest", FORM);
                return List.of();
            }
            references.putIfAbsent(reference.get().digest().orElseThrow(), reference.get());
        }
        if (references.isEmpty()) {
            refuse("there is no reference in it", "see whether the build that writes it has pushed something");
        }
        return List.copyOf(references.values());
    }

    private Optional<List<String>> lines() {
        try {
            if (Files.size(file) <= LARGEST) {
                return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
            refuse("it has " + Files.size(file) + " bytes, and lists of references are short", FORM);
        } catch (IOException e) {
            refuse("it cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(), "make it readable");
        }
        return Optional.empty();
    }

    /** By its digest alone: a tag beside it says nothing more. */
    private static Optional<ImageReference> reference(String line) {
        try {
            ImageReference reference = ImageReference.of(line);
            return reference
                    .digest()
                    .map(digest -> new ImageReference(
                            reference.registry(), reference.repository(), Optional.empty(), Optional.of(digest)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void refuse(String why, String next) {
        problems.add(
                ProblemCode.REFERENCE_INVALID,
                "<sources> holds \"" + name + "\", a file that cannot be used",
                why,
                next);
    }

    private static String shown(String text) {
        String beginning = text.length() > LONGEST_QUOTATION ? text.substring(0, LONGEST_QUOTATION) + "…" : text;
        return beginning.replaceAll("\\p{Cntrl}", "?");
    }
}
