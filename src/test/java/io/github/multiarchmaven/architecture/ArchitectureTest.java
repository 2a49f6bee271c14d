package io.github.multiarchmaven.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String BASE = "io.github.multiarchmaven";
    private static final String PLANTED = BASE + ".architecture.planted";
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "multiarchmaven");
    private static final int MOST_LINES = 350;

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeeps(ArchRule rule) {
        rule.check(PRODUCT);
    }

    static List<ArchRule> rules() {
        return new Rooms(BASE).rules();
    }

    @Test
    void eachPlantedViolationIsFound() {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

        String found = new Rooms(PLANTED)
                .rules().stream()
                        .flatMap(rule -> rule.evaluate(planted).getFailureReport().getDetails().stream())
                        .reduce("", (all, one) -> all + one + "\n");

        assertThat(found)
                .contains("planted.model.ImportsUp")
                .contains("planted.plan.StartsAProcess")
                .contains("planted.plan.ReadsTheEnvironment")
                .contains("planted.plan.ImportsAForeignRoom")
                .contains("planted.engine.KnowsMaven")
                .contains("planted.engine.PrintsToTheConsole")
                .contains("planted.narration.TextUtils")
                .contains("planted.mojo.AsksAnAnnotation")
                .contains("planted.process.SpeaksToTheEngine")
                .contains("planted.json.MapsJson.mapped")
                .contains("planted.json.MapsJson.text")
                .contains("planted.json.MapsJson.prettyText")
                .doesNotContain("planted.json.MapsJson.field")
                .doesNotContain("planted.mojo.KnowsMavenRightly");
    }

    @Test
    void everyRoomIsInTheTableAndSaysWhatItIs() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            assertThat(folders.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .contains("@NullMarked"))
                    .extracting(folder -> folder.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(Rooms.names());
        }
    }

    @Test
    void noFileIsLongerThanAnybodyReads() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }
}
