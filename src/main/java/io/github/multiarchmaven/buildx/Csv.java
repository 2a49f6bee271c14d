package io.github.multiarchmaven.buildx;

/**
 * Values of buildx options such as {@code --output} and {@code --driver-opt} are one line of CSV each (RFC 4180, Go's
 * encoding/csv): a field with a comma, a quotation mark or a line break is quoted as a whole.
 */
final class Csv {

    private static final String SPECIAL = ",\"\n\r";

    private Csv() {}

    static String field(String key, String value) {
        String field = key + "=" + value;
        boolean special = field.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
        return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
