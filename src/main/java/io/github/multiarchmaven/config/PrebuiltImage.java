package io.github.multiarchmaven.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An image that holds files which were built before and needs no Dockerfile of the user's.
 *
 * @param base name of an image, or {@code scratch}
 * @param into absolute folder in the image, with a slash at its end
 * @param entrypoint at least one word
 */
public record PrebuiltImage(String base, String into, List<String> entrypoint) {

    public PrebuiltImage {
        entrypoint = List.copyOf(entrypoint);
    }

    /** The lines of the Dockerfile. */
    public List<String> dockerfile() {
        return List.of(
                "FROM " + base,
                "ARG TARGETPLATFORM",
                "COPY --from=" + Prebuilt.CONTEXT + " $TARGETPLATFORM/ " + into,
                "ENTRYPOINT "
                        + entrypoint.stream().map(PrebuiltImage::json).collect(Collectors.joining(", ", "[", "]")));
    }

    private static String json(String text) {
        String escaped = text.chars()
                .mapToObj(character -> character == '"' || character == '\\'
                        ? "\\" + (char) character
                        : character < ' '
                                ? String.format(Locale.ROOT, "\\u%04x", character)
                                : String.valueOf((char) character))
                .collect(Collectors.joining());
        return "\"" + escaped + "\"";
    }
}
