package io.github.multiarchmaven.mavens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the logs of integration tests say about who ran them; Maven says it with {@code --show-version}.
 *
 * @param folder that the tests were copied to, each into one of its own
 */
record InvokerLogs(Path folder) {

    private static final Pattern MAVEN =
            Pattern.compile("(?m)^Apache Maven (\\S+)[^\\n]*\\n(?:(?!Apache Maven)[^\\n]*\\n)*?Java version: (\\d+)");

    /** By test, who ran its goals: {@code Maven 3.9.16, Java 25}. A test that never ran is not there. */
    Map<String, List<String>> runs() {
        Map<String, List<String>> runs = new TreeMap<>();
        for (Path test : testsIn(folder)) {
            Path log = test.resolve("build.log");
            if (Files.isRegularFile(log)) {
                runs.put(test.getFileName().toString(), runsIn(log));
            }
        }
        return runs;
    }

    /** The folders of integration tests whose names match one of some patterns, {@code fast-*,example-quickstart}. */
    static List<String> named(Path tests, String patterns) {
        return testsIn(tests).stream()
                .map(test -> test.getFileName().toString())
                .filter(name -> Stream.of(patterns.split(",")).anyMatch(pattern -> matches(name, pattern)))
                .sorted()
                .toList();
    }

    private static boolean matches(String name, String pattern) {
        return name.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }

    private static List<String> runsIn(Path log) {
        try {
            Matcher matcher = MAVEN.matcher(Files.readString(log));
            return matcher.results()
                    .map(found -> "Maven " + found.group(1) + ", Java " + found.group(2))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> testsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tests = Files.list(folder)) {
            return tests.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
