package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageJsonPageTest {

    private static final String PAGE = MarkdownFile.textOf(Path.of("docs", "image-json.md"));
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([a-z\\[\\].]+)` \\| (?:number|text|boolean|list)");

    @Test
    void theExampleIsWhatTheProductWrites(@TempDir Path folder) throws IOException {
        Matcher example = EXAMPLE.matcher(PAGE);

        assertThat(example.find()).isTrue();
        assertThat(example.group(1)).isEqualTo(written(folder));
    }

    @Test
    void everyFieldIsInTheTable(@TempDir Path folder) throws IOException {
        JsonNode root = new ObjectMapper().readTree(written(folder));
        Set<String> fields = new TreeSet<>();
        root.fieldNames().forEachRemaining(fields::add);
        root.path("platforms").path(0).fieldNames().forEachRemaining(name -> fields.add("platforms[]." + name));

        assertThat(FIELD.matcher(PAGE)
                        .results()
                        .map((MatchResult field) -> field.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(fields);
    }

    /** The file, for the image of the example. */
    private static String written(Path folder) throws IOException {
        Inventory inventory = new Inventory(
                digest("1"),
                List.of(new Inventory.Child(
                        Platform.of("linux/arm64"), Platform.of("linux/arm64"), digest("2"), digest("3"), 1_034_567)),
                List.of());
        ImageDescription description = new ImageDescription(
                        "quickstart",
                        ImageReference.of("acme/quickstart"),
                        List.of("1.0"),
                        inventory,
                        ImageDescription.Scope.COMPLETE)
                .from(new Origin(Optional.of("1.0"), Optional.of("8f4e2a6d1c9b7035e4f1a2b3c4d5e6f708192a3b")));
        Results results = new Results(folder);
        try (Staging staging = results.stage("quickstart")) {
            results.keep(staging, description);
        }
        return Files.readString(results.folderOf("quickstart").resolve("image.json"));
    }

    private static Digest digest(String hexDigit) {
        return new Digest("sha256:" + hexDigit.repeat(64));
    }
}
