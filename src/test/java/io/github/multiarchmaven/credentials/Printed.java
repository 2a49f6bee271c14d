package io.github.multiarchmaven.credentials;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be seen of a failure, with {@code mvn -X} too, but for the places in the code. */
final class Printed {

    private Printed() {}

    static String of(Throwable thrown) {
        return all(thrown).map(Throwable::toString).collect(Collectors.joining("\n"));
    }

    private static Stream<Throwable> all(Throwable thrown) {
        Stream<Throwable> below =
                Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()));
        return Stream.concat(Stream.of(thrown), below.flatMap(Printed::all));
    }
}
