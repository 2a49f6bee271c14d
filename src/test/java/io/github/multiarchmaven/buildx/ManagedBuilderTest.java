package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.BuildkitdConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManagedBuilderTest {

    private static String name(String endpoint, String image, Map<String, String> options) {
        return new ManagedBuilder(endpoint, image, options).name();
    }

    private static String configured(String config) {
        return new ManagedBuilder("unix:///a", "image", Map.of(), Optional.of(new BuildkitdConfig(config))).name();
    }

    private static String certified(String config, String certificate) {
        return new ManagedBuilder(
                        "unix:///a",
                        "image",
                        Map.of(),
                        Optional.of(BuildkitdConfig.ofElements(config, Map.of("ca.pem", certificate))))
                .name();
    }

    @Test
    void theSameSettingsAreTheSameBuilderInAnyOrder() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(name("unix:///a", "image", one)).isEqualTo(name("unix:///a", "image", other));
    }

    @Test
    void otherSettingsAreAnotherBuilder() {
        List<String> names = Stream.of(
                        name("unix:///a", "image", Map.of()),
                        name("unix:///b", "image", Map.of()),
                        name("unix:///a", "image:2", Map.of()),
                        name("unix:///a", "image", Map.of("a", "1")),
                        name("unix:///a", "image", Map.of("a", "2")),
                        name("unix:///a", "image", Map.of("a", "1, b=2")),
                        name("unix:///a", "image", Map.of("a", "1", "b", "2")),
                        name("unix:///a", "image", Map.of("a", "1\n1:b\n1:2")),
                        name("unix:///a\nimage", "", Map.of()),
                        configured("a = 1"),
                        configured("a = 2"),
                        configured(""),
                        certified("a = 1", "one"),
                        certified("a = 1", "two"))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void theNameIsOneThatBuildxTakesAndTeardownFinds() {
        assertThat(name("unix:///a", "image", Map.of()))
                .matches("multiarch-[0-9a-f]{10}")
                .startsWith(ManagedBuilder.NAME_PREFIX);
    }
}
