package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.CsvLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes paths in the notations of buildx absolute. buildx sees relative ones from the folder that Maven was started in; here
 * as everywhere in a POM they are relative to the module.
 *
 * @param folder of the module
 */
record ModulePaths(Path folder) {

    private static final Set<String> PLACES_OF_CACHES = Set.of("src", "dest");
    private static final String LAYOUT = "oci-layout://";

    /** On Windows, a path that begins with a separator or a drive is absolute as well. */
    private static final Pattern ABSOLUTE = Pattern.compile("(?:[/\\\\]|[A-Za-z]:[/\\\\]).*", Pattern.DOTALL);

    String path(String text) {
        return folder.resolve(text).toAbsolutePath().normalize().toString();
    }

    /** A cache: the folder of one of {@code type=local}; anything else is not touched. */
    String cache(String text) {
        List<String> fields = CsvLine.of(text).map(CsvLine::fields).orElse(List.of());
        return fields.stream()
                        .anyMatch(field ->
                                key(field).equals("type") && value(field).equals("local"))
                ? new CsvLine(fields.stream().map(this::cacheField).toList()).toString()
                : text;
    }

    private String cacheField(String field) {
        boolean place = PLACES_OF_CACHES.contains(key(field)) && !value(field).isEmpty();
        return place ? key(field) + "=" + path(value(field)) : field;
    }

    /** An SSH agent or keys: {@code id=path,path}, which is no CSV. */
    String agent(String text) {
        if (value(text).isEmpty()) {
            return text;
        }
        return key(text) + "="
                + Stream.of(value(text).split(",", -1))
                        .map(part -> part.isEmpty() || part.contains("=") ? part : path(part))
                        .collect(Collectors.joining(","));
    }

    /** A named context: a folder, or a layout with the tag or digest of an image; a URL of another kind is not touched. */
    String context(String location) {
        if (location.startsWith(LAYOUT)) {
            String layout = location.substring(LAYOUT.length());
            return ABSOLUTE.matcher(layout).matches() ? location : LAYOUT + path(".") + "/" + layout;
        }
        return isUrl(location) ? location : path(location);
    }

    private static boolean isUrl(String location) {
        return location.contains("://") || location.startsWith("git@") || location.startsWith("github.com/");
    }

    private static String key(String field) {
        return field.contains("=") ? field.substring(0, field.indexOf('=')) : field;
    }

    private static String value(String field) {
        return field.contains("=") ? field.substring(field.indexOf('=') + 1) : "";
    }
}
