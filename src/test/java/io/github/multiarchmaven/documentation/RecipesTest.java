package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The recipes for continuous integration, but for the syntax of the Jenkinsfile, which is Groovy and read where Groovy is, by
 * {@code src/it/examples-release}; and what the pages on peers show as the way it was done before.
 */
class RecipesTest {

    private static final Path FILES = Path.of("src", "it");
    private static final Pattern MAVEN = Pattern.compile("\\bmvn((?: -?[\\w:=.-]+)+)");

    /** Phases of Maven's default life cycle that recipes use. */
    private static final List<String> PHASES = List.of("package", "verify", "install", "deploy");

    @ParameterizedTest
    @ValueSource(strings = {"ci/github.yml", "peers/github/image.yml"})
    void aWorkflowOfGitHubHasJobsWithSteps(String file) {
        List<Map<?, ?>> steps = list(part(part(read(file), "jobs"), "image"), "steps").stream()
                .map(RecipesTest::map)
                .toList();

        assertThat(steps)
                .isNotEmpty()
                .allMatch(step -> step.containsKey("run") != step.containsKey("uses"), "runs or uses something");
    }

    @Test
    void aJobOfGitLabHasLinesToRun() {
        Map<?, ?> job = part(read("ci/gitlab-ci.yml"), "image");

        // a colon and a blank would make a map of a command
        assertThat(list(job, "before_script")).isNotEmpty().allMatch(String.class::isInstance);
        assertThat(list(job, "script")).isNotEmpty().allMatch(String.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci/github.yml", "ci/gitlab-ci.yml", "ci/Jenkinsfile"})
    void everyGoalExists(String file) {
        List<String> goals = PluginDescriptor.ofThisBuild().goals().stream()
                .map(goal -> "multiarch:" + goal.name())
                .toList();

        assertThat(words(text(file)))
                .contains("multiarch:push")
                .allMatch(word -> word.startsWith("-") || PHASES.contains(word) || goals.contains(word));
    }

    @Test
    void theScriptOfBeforeIsOne() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "sh", "-n", FILES.resolve("peers/exec/image.sh").toString())
                .inheritIO()
                .start();

        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void whatIsNotYamlIsSeen() {
        assertThatThrownBy(() -> yaml("jobs:\n  image: [\n")).isInstanceOf(YAMLException.class);
        assertThat(words("run: mvn -B multiarch:gone && mvn verify")).containsExactly("-B", "multiarch:gone", "verify");
    }

    private static List<String> words(String text) {
        return MAVEN.matcher(text)
                .results()
                .flatMap(command ->
                        Pattern.compile(" ").splitAsStream(command.group(1).strip()))
                .toList();
    }

    private static Map<?, ?> read(String file) {
        return yaml(text(file));
    }

    private static Map<?, ?> yaml(String text) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).<@Nullable Object>load(text));
    }

    private static Map<?, ?> part(Map<?, ?> whole, String name) {
        return map(whole.get(name));
    }

    private static List<?> list(Map<?, ?> whole, String name) {
        return whole.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(String file) {
        return MarkdownFile.textOf(FILES.resolve(file));
    }
}
