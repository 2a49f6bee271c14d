package io.github.multiarchmaven.mavens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** In what two jars differ. */
record JarComparison(Path one, Path other) {

    /** Empty if they are the same, byte for byte; otherwise the entries that differ, or that something else does. */
    List<String> differences() {
        try {
            if (Files.mismatch(one, other) < 0) {
                return List.of();
            }
            Map<String, String> left = entries(one);
            Map<String, String> right = entries(other);
            List<String> differences = new ArrayList<>();
            left.forEach((name, text) -> {
                if (!text.equals(right.get(name))) {
                    differences.add(name + ": " + text + " / " + right.get(name));
                }
            });
            right.keySet().stream()
                    .filter(name -> !left.containsKey(name))
                    .forEach(name -> differences.add(name + ": only in the other one"));
            return differences.isEmpty() ? List.of("order, permissions or packing") : differences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> entries(Path jar) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(),
                        "%d bytes, checksum %x, %s".formatted(entry.getSize(), entry.getCrc(), entry.getTimeLocal()));
            }
        }
        return entries;
    }
}
