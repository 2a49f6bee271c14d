package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.multiarchmaven.config.ConfigurationReader;
import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.config.UnknownPlatforms;
import io.github.multiarchmaven.dockerfile.DockerfileReader;
import io.github.multiarchmaven.dockerfile.DockerfileReading;
import io.github.multiarchmaven.documentation.ProblemsPage.Section;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsPageTest {

    private static final List<Section> SECTIONS = ProblemsPage.sections(MarkdownFile.textOf(ProblemsPage.FILE));

    @Test
    void everyCodeHasItsSectionAndEverySectionItsCode() {
        assertThat(SECTIONS)
                .extracting(Section::id)
                .as("sections of %s, in the order of ProblemCode", ProblemsPage.FILE)
                .containsExactlyElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::id).toList());
    }

    @Test
    void theChaptersAreThoseOfTheEnum() {
        assertThat(SECTIONS.stream().map(Section::chapter).distinct())
                .containsExactlyElementsOf(ProblemsPage.chaptersOfTheEnum());
    }

    @Test
    void everySectionSaysWhatItMeansWhyItHappensAndWhatToDo() {
        assertThat(SECTIONS)
                .allSatisfy(section -> assertThat(section.body())
                        .as(section.id())
                        .matches("(?s)\\n[\\p{L}`].+\\n\\n\\*\\*Why:\\*\\* .+\\n\\n\\*\\*What to do:\\*\\* .+"));
    }

    @Test
    void anExampleIsAMessageOfItsOwnCode() {
        assertThat(SECTIONS)
                .filteredOn(section -> !section.examples().isEmpty())
                .isNotEmpty()
                .allSatisfy(section -> assertThat(section.examples())
                        .allSatisfy(example -> assertThat(example.lines())
                                .as(section.id())
                                .anyMatch(line -> line.startsWith("  why:  "))
                                .anyMatch(line -> line.startsWith("  next: "))
                                .endsWith(lastLine(section.id()))));
    }

    @Test
    void theExamplesAreWhatTheProductSays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        String dockerfile = "ARG TARGETARCH=amd64\nFROM base-$TARGETARCH\n";

        List<String> messages = List.of(
                messageOf(() -> ConfigurationReader.read(configuration(folder, "linux/amr64"))),
                messageOf(() -> DockerfileReader.read(dockerfile, reading("linux/arm64"))));

        if (MarkdownFile.updating()) {
            MarkdownFile page = MarkdownFile.read(ProblemsPage.FILE);
            page.replaceBy(ProblemsPage.withExamples(page.text(), messages));
            return;
        }
        assertThat(SECTIONS)
                .flatExtracting(Section::examples)
                .as("run mvn test -Dtest=ProblemsPageTest -DupdateDocs and commit what it wrote")
                .containsExactlyElementsOf(messages);
    }

    @ParameterizedTest
    @EnumSource
    void somethingInTheProductRaises(ProblemCode code) {
        assertThat(ProductSource.all())
                .as("a code that nothing raises is to be removed, with its section")
                .anyMatch(source -> source.text().matches("(?s).*\\bProblemCode\\." + code.name() + "\\b.*"));
    }

    @Test
    void whatStandsInAPageIsRead() {
        String page =
                "# Title\n\ntext\n\n## One\n\n### a-b\n\nMeans.\n\n```text\nshown\n```\n\n### c\n\n## Two\n\n### d\nx";

        assertThat(ProblemsPage.sections(page))
                .extracting(Section::chapter, Section::id)
                .containsExactly(tuple("One", "a-b"), tuple("One", "c"), tuple("Two", "d"));
        assertThat(ProblemsPage.sections(page).get(0).examples()).containsExactly("shown\n");
    }

    @Test
    void newExamplesReplaceTheOldOnesInTheirOrder() {
        assertThat(ProblemsPage.withExamples("a\n```text\n1\n```\nb\n```text\n2\n```\n", List.of("$3\n", "4\n")))
                .isEqualTo("a\n```text\n$3\n```\nb\n```text\n4\n```\n");
    }

    private static String messageOf(ThrowingCallable refused) {
        return catchThrowable(refused).getMessage() + "\n";
    }

    private static RawConfiguration configuration(Path folder, String platform) {
        return new RawConfiguration(
                Optional.of("acme/app"),
                Optional.empty(),
                List.of(),
                "1.0",
                List.of(platform),
                List.of(),
                UnknownPlatforms.REFUSED,
                new RawConfiguration.RawSource(
                        folder, RawConfiguration.RawParts.of(folder), List.of(), Map.of(), Optional.empty()),
                RawConfiguration.RawOptions.NONE,
                RawConfiguration.RawOutputs.NONE,
                new RawConfiguration.RawBuilder(Optional.empty(), Optional.empty(), Map.of()),
                new RawConfiguration.RawBinfmt(Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private static DockerfileReading reading(String platform) {
        return new DockerfileReading(
                List.of(Platform.of(platform)),
                Platform.of("linux/amd64"),
                Optional.empty(),
                Map.of(),
                Set.of(),
                "Dockerfile");
    }

    private static String lastLine(String id) {
        ProblemCode code = Stream.of(ProblemCode.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<String> lines = Problem.of(code, "", "", "").lines();
        return lines.get(lines.size() - 1);
    }
}
