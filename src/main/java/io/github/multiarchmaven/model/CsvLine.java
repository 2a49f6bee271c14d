package io.github.multiarchmaven.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of CSV, which is what the values of many of buildx's options are (RFC 4180, Go's encoding/csv): a field with a
 * comma, a quotation mark or a line break is quoted as a whole.
 *
 * @param fields without quotation
 */
public record CsvLine(List<String> fields) {

    private static final Pattern FIELD = Pattern.compile("(?:\"((?:[^\"]++|\"\")*+)\"|([^\",]*))(,|$)");
    private static final String SPECIAL = ",\"\n\r";

    public CsvLine {
        fields = List.copyOf(fields);
    }

    /** Empty if the quotation is not right, which buildx refuses. */
    public static Optional<CsvLine> of(String text) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        int end = 0;
        do {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            fields.add(matcher.group(2) == null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
            end = matcher.end();
        } while (!matcher.group(3).isEmpty());
        return Optional.of(new CsvLine(fields));
    }

    /** Quoted where it has to be. */
    @Override
    public String toString() {
        return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String field) {
        boolean special = field.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
        return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
