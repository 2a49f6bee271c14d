package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that somebody wrote: one of ours, which is the same when it is written and read again, or refused in words. */
class NamesFuzzTest {

    static Stream<byte[]> platforms() {
        return Stream.of(
                        "linux/arm64",
                        "linux/arm/v7",
                        "aarch64",
                        "linux/armhf/6",
                        "macos/x86_64/v1",
                        "linux/\u0130/8.0")
                .map(NamesFuzzTest::bytes);
    }

    @MethodSource("platforms")
    @FuzzTest
    void platform(byte[] input) {
        read(input, Platform::of).ifPresent(platform -> {
            assertThat(Platform.of(platform.toString())).isEqualTo(platform);
            assertThat(platform.runs(platform)).isTrue();
        });
    }

    static Stream<byte[]> references() {
        return Stream.of(
                        "app",
                        "acme/app:1.0",
                        "localhost:5000/acme/app@sha256:" + "ab".repeat(32),
                        "[::1]:5000/a__b/c---d:x@sha256:" + "0".repeat(64),
                        "index.docker.io/library/app",
                        "1.2.3.4/a",
                        "a.b.".repeat(60) + "/app")
                .map(NamesFuzzTest::bytes);
    }

    @MethodSource("references")
    @FuzzTest
    void imageReference(byte[] input) {
        read(input, ImageReference::of).ifPresent(reference -> {
            assertThat(ImageReference.of(reference.toString())).isEqualTo(reference);
            assertThat(ImageReference.of(reference.canonical())).isEqualTo(reference);
        });
    }

    @MethodSource("references")
    @FuzzTest
    void registry(byte[] input) {
        String name = new String(input, StandardCharsets.UTF_8);
        boolean tellsThatItIsOne = name.contains(".") || name.contains(":");
        if (name.length() < 200 && tellsThatItIsOne && ImageReference.isRegistry(name)) {
            assertThat(ImageReference.of(name + "/app").repository()).endsWith("app");
        }
    }

    private static <T> Optional<T> read(byte[] input, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(new String(input, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("form");
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
