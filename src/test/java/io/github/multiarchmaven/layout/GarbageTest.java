package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a layout says, it is either read or a problem: never a failure of ours. */
class GarbageTest {

    private static final int ROUNDS = 100;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9223372036854775807",
            "9223372036854775808",
            "\"\"",
            "\"/\"",
            "\"sha256:\"",
            "\"..\\u0000\"",
            "\"unknown\"",
            "[]",
            "[null]",
            "[[{}]]",
            "{}",
            "{\"\":{}}",
            "{\"os\":\"linux\",\"architecture\":\"a/b/c\"}");

    private final Path folder;

    GarbageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesBytesThatFlip(long seed) throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").attested().writeTo(folder);
        Path index = folder.resolve("index.json");
        byte[] good = Files.readAllBytes(index);
        Random random = new Random(seed);

        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(index, bad);
            refused += refusals(layout, "seed " + seed + ", round " + round);
        }

        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesValuesOfAnyKindInAnyPlace(long seed) {
        Random random = new Random(seed);
        Consumer<ObjectNode> spoil = json -> spoil(json, random);

        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            TestLayouts layouts = TestLayouts.of("linux/amd64").attested();
            OciLayout layout = switch (round % 4) {
                case 0 -> layouts.editTop(spoil).writeTo(folder);
                case 1 -> layouts.editIndex(spoil).writeTo(folder);
                case 2 -> layouts.editManifests(spoil).writeTo(folder);
                default -> layouts.editConfigurations(spoil).writeTo(folder);
            };
            refused += refusals(layout, "seed " + seed + ", round " + round);
        }

        assertThat(refused).isPositive();
    }

    private static int refusals(OciLayout layout, String round) {
        int refused = 0;
        for (Runnable reading : List.<Runnable>of(layout::inventory, () -> layout.ensureIndex(ListAnnotations.NONE))) {
            try {
                reading.run();
            } catch (ProblemException e) {
                refused++;
            } catch (RuntimeException e) {
                fail(round, e);
            }
        }
        return refused;
    }

    private static void spoil(ObjectNode root, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        ObjectNode chosen = objects.get(random.nextInt(objects.size()));
        List<String> names = chosen.properties().stream().map(Map.Entry::getKey).toList();
        if (names.isEmpty()) {
            chosen.putNull("mediaType");
            return;
        }
        chosen.putRawValue(
                names.get(random.nextInt(names.size())), new RawValue(VALUES.get(random.nextInt(VALUES.size()))));
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }
}
