package io.github.multiarchmaven.buildx.progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files described in {@code recorded/buildx/PROVENANCE.md}. */
final class Recording {

    static final List<String> SPREAD_OVER_LINES = List.of(
            "three-platforms",
            "three-platforms-cached",
            "one-platform",
            "cross-stage",
            "run-fails-on-one-platform",
            "build-arg-value",
            "exec-format-error",
            "exec-format-error-one-platform",
            "exec-format-error-exec-form",
            "handler-without-emulator",
            "killed-by-signal-emulated",
            "killed-by-signal-one-platform",
            "killed-by-signal-native",
            "base-without-platform",
            "missing-base",
            "missing-file",
            "unknown-instruction",
            "unknown-base-registry",
            "registry-unreachable",
            "base-unauthorized",
            "base-forbidden");

    static final List<String> ONE_LINE_EACH = List.of(
            "base-without-platform",
            "build-arg-value",
            "cross-stage",
            "exec-format-error",
            "one-platform",
            "run-fails-on-one-platform",
            "unknown-instruction");

    private Recording() {}

    static List<String> of0131(String name) {
        return text("rawjson-0.13.1/" + name + ".txt").lines().toList();
    }

    static List<String> of0291(String name) {
        return text("rawjson-0.29.1/" + name + ".txt").lines().toList();
    }

    static String dockerfile(String name) {
        return text("dockerfiles/" + name + ".Dockerfile");
    }

    private static String text(String path) {
        try (InputStream in = Recording.class.getResourceAsStream("/recorded/buildx/" + path)) {
            if (in == null) {
                throw new AssertionError("no recording " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
