package io.github.multiarchmaven.mavens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After the integration tests of {@code -Pmavens}: that each was run by the Maven that it should have been run by. */
class EveryMavenRan {

    private static final Path TESTS = Path.of("src", "it");
    private static final Path CLONES = Path.of("target", "it", "mavens");
    private static final List<String> MAVENS = List.of(property("mavens").split(","));

    @ParameterizedTest
    @MethodSource("mavens")
    void theTestsWithoutAnEngineRanOnEachOne(String maven) {
        assertThat(new InvokerLogs(CLONES.resolve("fast-" + maven)).runs())
                .containsOnlyKeys(InvokerLogs.named(TESTS, property("fast")))
                .isNotEmpty()
                .allSatisfy((test, runs) ->
                        assertThat(runs).singleElement().asString().startsWith("Maven " + maven + ", Java "));
    }

    static List<String> mavens() {
        return MAVENS;
    }

    @Test
    void thoseWithAnEngineRanOnTheOldestAndTheNewest() throws IOException {
        Properties engine = read("engine.properties");
        Properties jdks = read("jdks.properties");
        if (!"true".equals(engine.getProperty("engine.available"))) {
            return; // the build has said so, and has failed where it is continuous integration
        }
        ranBy(MAVENS.get(0), jdks.getProperty("jdk.oldest.major"));
        ranBy(MAVENS.get(MAVENS.size() - 1), jdks.getProperty("jdk.newest.major"));
    }

    private static void ranBy(String maven, String java) {
        assertThat(new InvokerLogs(CLONES.resolve("engine-" + maven)).runs())
                .containsOnlyKeys(InvokerLogs.named(TESTS, property("engine")))
                .isNotEmpty()
                .allSatisfy(
                        (test, runs) -> assertThat(runs).as(test).containsExactly("Maven " + maven + ", Java " + java));
    }

    @Test
    void bothJdksRan() throws IOException {
        Properties jdks = read("jdks.properties");
        Set<String> javas = new TreeSet<>();
        MAVENS.forEach(maven -> new InvokerLogs(CLONES.resolve("fast-" + maven))
                .runs()
                .values()
                .forEach(runs -> runs.forEach(run -> javas.add(run.replaceFirst(".*, Java ", "")))));

        assertThat(javas)
                .containsExactlyElementsOf(Stream.of("jdk.oldest.major", "jdk.newest.major")
                        .map(jdks::getProperty)
                        .distinct()
                        .toList());
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "run by mvn verify -Pmavens: no " + name);
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("target", file))) {
            properties.load(reader);
        }
        return properties;
    }
}
