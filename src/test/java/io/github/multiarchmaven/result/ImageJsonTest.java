package io.github.multiarchmaven.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageJsonTest {

    private static Digest digest(String content) {
        return Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Inventory.Child child(String name) {
        Platform platform = Platform.of(name);
        return new Inventory.Child(platform, platform, digest(name), digest(name + " config"), Long.MAX_VALUE);
    }

    private static ImageDescription description(ImageDescription.Scope scope) {
        return new ImageDescription(
                        "app",
                        ImageReference.of("localhost:5000/acme/app"),
                        List.of("1.0", "latest"),
                        new Inventory(
                                digest("index"),
                                List.of(child("linux/arm/v7"), child("linux/amd64")),
                                List.of(digest("attestation"))),
                        scope)
                .from(new Origin(Optional.of("1.0-SNAPSHOT"), Optional.of("8f4e2a6d")));
    }

    static String written() {
        return new String(ImageJson.write(description(ImageDescription.Scope.COMPLETE)), StandardCharsets.UTF_8);
    }

    private static ImageDescription read(String text) {
        return ImageJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(ImageDescription.Scope.class)
    void whatIsWrittenIsRead(ImageDescription.Scope scope) {
        assertThat(ImageJson.read(ImageJson.write(description(scope)))).isEqualTo(description(scope));
    }

    @Test
    void whereItIsFromNeedNotBeKnown() {
        ImageDescription unknown = description(ImageDescription.Scope.COMPLETE).from(Origin.UNKNOWN);
        assertThat(ImageJson.read(ImageJson.write(unknown))).isEqualTo(unknown);
        assertThat(new String(ImageJson.write(unknown), StandardCharsets.UTF_8)).doesNotContain("version", "revision");
    }

    @Test
    void theFileIsTheSameOnEverySystem() {
        assertThat(written()).doesNotContain("\r").endsWith("}\n").contains("\"narrowed\" : false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"text\"",
                "{}",
                "{",
                "{\"schema\":2}",
                "{\"schema\":\"1\"}",
                "\u0000"
            })
    void somethingElseIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\" : 1 | \"schema\" : 1.5",
                "\"id\" : \"app\" | \"id\" : 7",
                "\"image\" : \"localhost:5000/acme/app\" | \"image\" : \"A\"",
                "[ \"1.0\", \"latest\" ] | [ ]",
                "[ \"1.0\", \"latest\" ] | \"1.0\"",
                "[ \"1.0\", \"latest\" ] | { \"a\" : \"1.0\" }",
                "\"latest\" | \"no tag\"",
                "\"latest\" | null",
                "\"linux/amd64\" | \"linux\"",
                "\"narrowed\" : false | \"narrowed\" : \"false\"",
                "9223372036854775807 | 9223372036854775808",
                "9223372036854775807 | -1",
                "9223372036854775807 | 1.5",
                "\"platforms\" | \"other\"",
                "\"attestations\" | \"other\"",
                "\"8f4e2a6d\" | 7",
                "sha256: | sha512:",
            })
    void everyPartIsLookedAt(String part, String other) {
        assertThat(written()).contains(part);
        assertThatThrownBy(() -> read(written().replace(part, other))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void garbageIsReadOrRefusedAndNothingElse() {
        Random random = new Random(20261123);
        byte[] whole = written().getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] content = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            int from = random.nextInt(content.length);
            byte[] text = random.nextInt(4) == 0 ? Arrays.copyOf(content, from) : content;
            try {
                assertThat(ImageJson.read(text).names()).isNotEmpty();
            } catch (IllegalArgumentException e) {
                refused++;
            } catch (RuntimeException e) {
                fail("round " + round + ": " + new String(text, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isBetween(1_000, 4_999);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> read("{\"schema\":" + "[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
