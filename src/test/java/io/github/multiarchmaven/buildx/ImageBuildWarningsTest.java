package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildWarningsTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final String REDUNDANT = "RedundantTargetPlatform: Setting platform to predefined $TARGETPLATFORM in"
            + " FROM is redundant as this is the default behavior (My.Dockerfile, line 9)";

    private final Path folder;
    private final List<String> warned = new ArrayList<>();

    ImageBuildWarningsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private final BuildLog log = new BuildLog() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {
            warned.add(line);
        }

        @Override
        public void debug(String line) {}
    };

    private static String constant(String platform, int line) {
        return "FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value \"" + platform
                + "\" (My.Dockerfile, line " + line + ")";
    }

    private List<String> warnings(List<String> said, Map<Integer, Platform> fixed, String... names) {
        List<Platform> platforms = Stream.of(names).map(Platform::of).toList();
        BuildRequest request = new BuildRequest(
                "mine",
                platforms,
                new BuildRequest.Source(
                        folder,
                        folder.resolve("Dockerfile"),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of()),
                BuildOptions.NONE,
                List.of(new Output.None()),
                new BuildRequest.Places(folder, folder, folder, folder));
        BuildCall call = new BuildCall(
                "acme/app:1",
                platforms,
                new BuildCall.Builder("mine", Set.of()),
                new BuildCall.Dockerfile("/project/My.Dockerfile", "", fixed),
                "registry.example.com/binfmt");
        ScriptedProcesses processes = new ScriptedProcesses().answer(0, List.of(), said);
        new ImageBuild(processes.buildx(), log).run(request, call, folder.resolve("app.log"));
        return warned;
    }

    private static List<String> recorded(String name) {
        return Recorded.lines("recorded/buildx/rawjson-0.29.1/" + name + ".txt");
    }

    /** As BuildKit sends it, of a line of its own. */
    private static List<String> said(String text, int line) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return List.of("{\"warnings\":[{\"vertex\":\"sha256:a\",\"short\":\"" + encoded
                + "\",\"range\":[{\"start\":{\"line\":" + line + "},\"end\":{\"line\":" + line + "}}]}]}");
    }

    @Test
    void aConstantThatIsThePlatformOfTheBuildIsNoFinding() {
        assertThat(warnings(recorded("constant-platform"), Map.of(2, ARM64, 6, ARM64), "linux/arm64"))
                .containsExactly(REDUNDANT);
    }

    @Test
    void oneOfTwoPlatformsIsNotEachOfThem() {
        assertThat(warnings(
                        recorded("constant-platform-of-one-of-two"),
                        Map.of(2, ARM64, 6, ARM64),
                        "linux/arm64",
                        "linux/amd64"))
                .containsExactlyInAnyOrder(constant("linux/arm64/v8", 2), constant("linux/aarch64", 6), REDUNDANT);
    }

    @Test
    void whatIsNotKnownOfALineIsShown() {
        assertThat(warnings(recorded("constant-platform"), Map.of(2, ARM64), "linux/arm64"))
                .containsExactlyInAnyOrder(constant("linux/aarch64", 6), REDUNDANT);
    }

    @Test
    void whatBuildKitCallsTheConstantDecidesNothing() {
        String text =
                "FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value \"linux/arm64\"";
        assertThat(warnings(said(text, 1), Map.of(1, Platform.of("linux/amd64")), "linux/arm64"))
                .containsExactly(text + " (My.Dockerfile, line 1)");
    }

    @Test
    void whatBuildxItselfWarnsOfIsShown() {
        assertThat(warnings(List.of("WARNING: local cache import at /nope not found"), Map.of(), "linux/arm64"))
                .containsExactly("buildx: local cache import at /nope not found");
    }

    @Test
    void otherFindingsInSuchALineAreShown() {
        String text = "InvalidBaseImagePlatform: Base image alpine was pulled with platform \"linux/amd64\", expected"
                + " \"linux/arm64\" for current build";
        assertThat(warnings(said(text, 1), Map.of(1, ARM64), "linux/arm64"))
                .containsExactly(text + " (My.Dockerfile, line 1)");
    }
}
