package io.github.multiarchmaven.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeaksTest {

    private static final String BASE = "io.github.multiarchmaven";
    private static final String PLANTED = BASE + ".architecture.planted.leaks";

    /** What is kept between goals on purpose. */
    private static final List<String> KEPT = List.of(
            // Java lets a virtual machine have a lock of the machine once, so its threads have another among themselves
            "MachineLock.IN_THIS_MACHINE",
            // one hook for all goals, there as long as one of them has something to clean up
            "ShutdownTask.HOOK",
            "ShutdownTask.PENDING",
            "ShutdownTask.shuttingDown");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private static final JavaClasses LEAKING = new ClassFileImporter().importPackages(PLANTED);

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeeps(ArchRule rule) {
        rule.check(PRODUCT);
    }

    static List<ArchRule> rules() {
        return new Leaks(BASE).rules();
    }

    @Test
    void eachRuleFindsWhatIsPlantedForIt() {
        assertThat(new Leaks(PLANTED).rules())
                .extracting(rule -> String.join(
                        "\n", rule.evaluate(LEAKING).getFailureReport().getDetails()))
                .satisfiesExactly(
                        found -> assertThat(found).contains("AsksForAnOldMethod"),
                        found -> assertThat(found).contains("LooksIntoTheContainer"),
                        found -> assertThat(found).contains("SetsUpLogging"),
                        found -> assertThat(found)
                                .contains("ChangesTheMachine.property")
                                .contains("ChangesTheMachine.locale"),
                        found -> assertThat(found).contains("StartsNamelessThreads"),
                        found ->
                                assertThat(found).contains("MakesAThread makes").doesNotContain("MakesADaemon"));
    }

    @Test
    void nothingIsKeptBetweenGoalsButWhatIsMeantTo() {
        assertThat(new StaticState(PRODUCT).fields()).containsExactlyInAnyOrderElementsOf(KEPT);
        assertThat(new StaticState(LEAKING).fields())
                .containsExactly("KeepsSomething.SEEN", "KeepsSomething.TURNS", "KeepsSomething.last");
    }

    /** The compiler warns of what is deprecated in Javadoc alone, too, and a warning is an error, unless it is switched off. */
    @Test
    void nobodySilencesTheCompilerAboutMaven() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(LeaksTest::textOf))
                    .filteredOn(text -> text.contains("org.apache.maven"))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("\"deprecation\"") || text.contains("\"removal\""));
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
