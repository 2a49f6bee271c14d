package io.github.multiarchmaven.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Manifests that somebody has spoiled: what comes of them is a tree or a problem. */
@Timeout(300)
class ManifestGarbageTest {

    private static final int TIMES = 2_000;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9".repeat(19),
            "9".repeat(900),
            "9".repeat(2000),
            "\"\"",
            "\"\\u0000\\u001b[31m\"",
            "\"sha256:" + "f".repeat(64) + "\"",
            "\"sha512:" + "f".repeat(128) + "\"",
            "\"linux/arm64/\\u0130\"",
            "\"unknown\"",
            "\"" + "x".repeat(5_000) + "\"",
            "[]",
            "{}",
            "[[]]",
            "{\"manifests\":[]}",
            "{\"config\":{},\"layers\":[]}",
            "[".repeat(1500) + "]".repeat(1500));

    private final Random random = new Random(20_200_527);
    private final Shelf shelf;

    ManifestGarbageTest(@TempDir Path folder) throws IOException {
        shelf = new Shelf(folder);
    }

    @Test
    void becomesATreeOrAProblem() throws IOException, Unusable {
        int trees = 0;
        int problems = 0;
        String good = shelf.image("linux") + "}";
        String goodList = shelf.put(Shelf.LIST, Shelf.list(2, good)) + "}";
        for (int i = 0; i < TIMES; i++) {
            String child = good;
            String inner = goodList;
            if (random.nextBoolean()) {
                JsonNode manifest = MAPPER.readTree(new String(
                        shelf.source
                                .manifest(Reference.digest(digest(child)), "")
                                .bytes(),
                        StandardCharsets.UTF_8));
                child = shelf.put(Shelf.IMAGE, spoiled(manifest)) + "}";
                inner = shelf.put(Shelf.LIST, Shelf.list(2, child)) + "}";
            }
            JsonNode list = MAPPER.readTree(Shelf.list(List.of(
                    entry(child, "linux", "arm64"), entry(child, "unknown", "unknown"), entry(inner, "linux", "arm"))));
            byte[] top = random.nextInt(4) == 0 ? MAPPER.writeValueAsBytes(list) : spoiled(list);
            if (attempt(top)) {
                trees++;
            } else {
                problems++;
            }
        }
        assertThat(trees).as("mutations that change nothing that matters").isGreaterThan(TIMES / 10);
        assertThat(problems).as("mutations that do").isGreaterThan(TIMES / 10);
    }

    /** Whether there is a tree; anything but a problem otherwise is thrown on. */
    private boolean attempt(byte[] top) {
        RemoteManifest manifest = new RemoteManifest(top, Shelf.LIST);
        try {
            assertThat(new PlatformsOf(shelf.source).read(manifest)).hasSizeLessThan(10);
        } catch (ProblemException e) {
            assertThat(e.problems()).hasSize(1);
        }
        try {
            ImageTree tree = TreeReader.read(shelf.source, manifest);
            assertThat(tree.allEntries().count()).isLessThanOrEqualTo(2000);
            assertThat(tree.platforms()).allMatch(platform -> platform.length() < 400);
            assertThat(tree.manifestsBelow()).doesNotContain(manifest);
            assertThat(tree.allParts()).allMatch(part -> part.size() >= 0);
            return true;
        } catch (ProblemException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2000).doesNotContain("\u0000", "\u001b");
            return false;
        }
    }

    private byte[] spoiled(JsonNode json) throws IOException {
        if (random.nextInt(3) > 0) {
            replaceSomething(json);
            return MAPPER.writeValueAsBytes(json);
        }
        byte[] bytes = MAPPER.writeValueAsBytes(json);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> bytes = twice(bytes, at);
            }
        }
        return bytes;
    }

    /** From the beginning to somewhere, then from there or before to the end. */
    private byte[] twice(byte[] bytes, int until) {
        int from = random.nextInt(until + 1);
        byte[] result = Arrays.copyOf(bytes, until + bytes.length - from);
        System.arraycopy(bytes, from, result, until, bytes.length - from);
        return result;
    }

    private void replaceSomething(JsonNode json) {
        List<Runnable> places = new ArrayList<>();
        JsonNode value = random.nextInt(8) == 0
                ? json.deepCopy()
                : MAPPER.getNodeFactory().rawValueNode(new RawValue(VALUES.get(random.nextInt(VALUES.size()))));
        collect(json, value, places);
        places.get(random.nextInt(places.size())).run();
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(() -> object.set(name, value));
                places.add(() -> object.remove(name));
                collect(object.path(name), value, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, value));
                places.add(() -> array.insert(at, array.get(at)));
                collect(array.get(i), value, places);
            }
        }
    }

    private static String entry(String descriptor, String os, String architecture) {
        return descriptor.substring(0, descriptor.length() - 1)
                + ",\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"},".formatted(os, architecture)
                + "\"annotations\":{\"vnd.docker.reference.digest\":\"" + digest(descriptor) + "\"}}";
    }

    private static String digest(String descriptor) {
        return descriptor.replaceFirst(".*(sha256:[0-9a-f]{64}).*", "$1");
    }
}
