package io.github.multiarchmaven.pipeline;

import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCheckTest {

    private static final ImageReference NAME = ImageReference.of("acme/app");

    private final ToldLines log = new ToldLines();
    private final Results results;

    ContentCheckTest(@TempDir Path folder) {
        this.results = new Results(folder);
    }

    private static TestLayer layer() {
        return TestLayer.empty().program("app", program("arm64")).program("tool", program("s390x"));
    }

    private static TestLayouts layouts() {
        return TestLayouts.ofLayers("linux/amd64", layer())
                .and("linux/arm64", layer())
                .and("linux/ppc64le", layer());
    }

    private static void start(ObjectNode configuration, String program) {
        configuration.putObject("config").putArray("Entrypoint").add(program);
    }

    private void check(BinaryCheck check, TestLayouts layouts, Staging staging) {
        layouts.writeTo(staging.layout());
        new ContentCheck(results, log).run(check, "app", staging);
    }

    private List<Problem> problems(BinaryCheck check, TestLayouts layouts) {
        try (Staging staging = results.stage("app")) {
            return catchThrowableOfType(ProblemException.class, () -> check(check, layouts, staging))
                    .problems();
        }
    }

    @Test
    void allPlatformsAreToldAtOnce() {
        assertThat(problems(BinaryCheck.ENTRYPOINT, layouts().editConfigurations(config -> start(config, "/app"))))
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONTENT_WRONG_PLATFORM))
                .extracting(Problem::what)
                .containsExactly(
                        "the image for linux/amd64 runs /app, which is a program for arm64",
                        "the image for linux/ppc64le runs /app, which is a program for arm64");
    }

    @Test
    void allLooksAtWhatIsNotStartedToo() {
        assertThat(problems(BinaryCheck.ALL, layouts().editConfigurations(config -> start(config, "/app"))))
                .extracting(Problem::what)
                .contains("the image for linux/arm64 holds /tool, which is a program for s390x");
    }

    @Test
    void offLooksAtNothing() {
        try (Staging staging = results.stage("app")) {
            check(BinaryCheck.OFF, layouts().editConfigurations(config -> start(config, "/app")), staging);

            assertThat(staging.findings()).doesNotExist();
            assertThat(log.lines).isEmpty();
        }
    }

    @Test
    void whereNothingCouldBeComparedThatIsSaidOnce() {
        try (Staging staging = results.stage("app")) {
            check(BinaryCheck.ENTRYPOINT, layouts(), staging);
        }

        assertThat(log.lines).singleElement().asString().contains("so that was not checked");
    }

    @Test
    void whatIsNotSureIsSaidForEachPlatform() {
        try (Staging staging = results.stage("app")) {
            check(BinaryCheck.ENTRYPOINT, layouts().editConfigurations(config -> start(config, "gone")), staging);
        }

        assertThat(log.lines)
                .hasSize(4)
                .startsWith(
                        "It is not sure that the image for linux/amd64 runs there: the entry point is gone, which no"
                                + " folder of PATH has");
    }

    @Test
    void whatWasFoundIsKeptWithTheResultAndServesTheNextOne() throws IOException {
        TestLayouts right =
                TestLayouts.ofLayers("linux/arm64", layer()).editConfigurations(config -> start(config, "/app"));
        try (Staging staging = results.stage("app")) {
            check(BinaryCheck.ENTRYPOINT, right, staging);
            OciLayout layout = OciLayout.at(staging.layout());
            results.keep(
                    staging,
                    new ImageDescription(
                            "app", NAME, List.of("1"), layout.inventory(), ImageDescription.Scope.COMPLETE));
        }

        try (Staging staging = results.stage("app")) {
            right.writeTo(staging.layout());
            LayoutContent content = OciLayout.at(staging.layout()).content();
            Path blob = OciLayout.at(staging.layout())
                    .blob(content.images().get(0).layers().get(0).digest());
            Files.write(blob, new byte[(int) Files.size(blob)]); // of the right size, and readable no more

            assertThatCode(() -> new ContentCheck(results, log).run(BinaryCheck.ENTRYPOINT, "app", staging))
                    .doesNotThrowAnyException();
            assertThat(log.lines).isEmpty();
            try (Stream<Path> kept = Files.list(staging.findings())) {
                assertThat(kept).singleElement().extracting(Path::getFileName).isEqualTo(blob.getFileName());
            }
        }
    }
}
