package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.CsvLine;
import java.util.List;

/** Parts of the values of buildx options such as {@code --output} and {@code --driver-opt}. */
final class Csv {

    private Csv() {}

    static String field(String key, String value) {
        return new CsvLine(List.of(key + "=" + value)).toString();
    }
}
