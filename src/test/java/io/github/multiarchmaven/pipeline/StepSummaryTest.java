package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {

    private static final Digest LIST = new Digest("sha256:" + "a".repeat(64));
    private static final Digest CHILD = new Digest("sha256:" + "b".repeat(64));
    private static final Platform ARM = Platform.of("linux/arm64");

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    private final BuildLog log = new BuildLog() {
        @Override
        public void info(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void warn(String line) {
            warnings.add(line);
        }

        @Override
        public void debug(String line) {
            throw new AssertionError(line);
        }
    };

    private static ImageDescription image() {
        ImageReference name = ImageReference.of("registry.example.com/acme/app");
        return new ImageDescription(
                "app",
                name,
                List.of("1.0", "latest"),
                new Inventory(LIST, List.of(new Inventory.Child(ARM, ARM, CHILD, CHILD, 12_345_678)), List.of()),
                ImageDescription.Scope.COMPLETE,
                Origin.UNKNOWN,
                List.of(name.withTag("1.0").withDigest(LIST)));
    }

    private Optional<StepSummary> summary(Optional<String> written, Map<String, String> variables) {
        return StepSummary.of(written, folder, new Surroundings(variables, folder, "Linux"));
    }

    @Test
    void itIsAddedToWhatOthersWrote() throws IOException {
        Path file = Files.writeString(folder.resolve("summary.md"), "# Tests\n\n");
        new StepSummary(file).made(image(), log);
        assertThat(file).hasContent("""
                        # Tests

                        ### registry.example.com/acme/app

                        Tags: `1.0`, `latest`\040\040
                        Manifest list: `%1$s`

                        | platform | digest | size |
                        |---|---|---:|
                        | linux/arm64 | `%2$s` | 12.3 MB |

                        Pushed registry.example.com/acme/app:

                        * `registry.example.com/acme/app:1.0@%1$s`

                        """.formatted(LIST.value(), CHILD.value()));
        assertThat(warnings).isEmpty();
    }

    @Test
    void whereItGoesIsTheUsersOrGitHubs() {
        Map<String, String> github = Map.of("GITHUB_STEP_SUMMARY", "/home/runner/summary");
        assertThat(summary(Optional.empty(), Map.of())).isEmpty();
        assertThat(summary(Optional.empty(), github)).contains(new StepSummary(Path.of("/home/runner/summary")));
        assertThat(summary(Optional.of("target/summary.md"), github))
                .contains(new StepSummary(folder.resolve("target/summary.md")));
        assertThat(summary(Optional.of("none"), github)).isEmpty();
    }

    @Test
    void aSummaryThatCannotBeWrittenIsAWarning() {
        new StepSummary(folder).made(image(), log);
        assertThat(warnings)
                .isNotEmpty()
                .allSatisfy(warning -> assertThat(warning).startsWith("The summary cannot be written to " + folder));
    }
}
