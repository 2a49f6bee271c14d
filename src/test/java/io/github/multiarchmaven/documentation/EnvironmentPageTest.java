package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentPageTest {

    private static final String PAGE = MarkdownFile.textOf(Path.of("docs", "environment.md"));
    private static final Pattern VARIABLE = Pattern.compile("\"([A-Z][A-Z_]{3,})\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BuildxEnvironment",
                "StepSummary",
                "StrayConfig",
                "EngineEndpoints",
                "DockerContexts",
                "DockerFolder",
                "HelperProgram",
                "LogFolding",
                "PrivateDockerConfig",
                "Surroundings",
                "Terminal"
            })
    void everyVariableThatTheProductHandlesIsOnThePage(String name) {
        assertThat(variablesIn(name))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(PAGE).contains("`" + variable.replaceFirst("_$", "_…") + "`"));
    }

    @Test
    void noOtherClassReadsAVariable() {
        assertThat(ProductSource.all())
                .filteredOn(source -> source.text().contains(".variable(\"")
                        || source.text().contains("surroundings::variable")
                        || source.text().contains(".variables()"))
                .extracting(source -> source.path().getFileName().toString())
                .as("classes that read the environment, all to be described in docs/environment.md")
                .containsExactlyInAnyOrder(
                        "AbstractMultiarchMojo.java",
                        "BuildxEnvironment.java",
                        "StrayConfig.java",
                        "EngineEndpoints.java",
                        "EngineProduct.java",
                        "DockerContexts.java",
                        "CredentialHelpers.java",
                        "DockerFolder.java",
                        "HelperProgram.java",
                        "PrivateDockerConfig.java",
                        "KnownProxies.java",
                        "SourceRevision.java",
                        "StepSummary.java",
                        "Terminal.java");
    }

    private static Set<String> variablesIn(String className) {
        Set<String> variables = new TreeSet<>();
        ProductSource.all().stream()
                .filter(source -> source.path().endsWith(className + ".java"))
                .flatMap(source -> VARIABLE.matcher(source.literals()).results())
                .map((MatchResult literal) -> literal.group(1))
                .forEach(variables::add);
        return variables;
    }
}
