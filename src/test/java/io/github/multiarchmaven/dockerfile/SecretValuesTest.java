package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The value of a build argument is nobody's to read, wherever the Dockerfile uses it. */
class SecretValuesTest {

    private static final String SECRET = "pl3ase-hide-me";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARG S\nFROM --platform=$S scratch\nRUN x\n",
                "ARG S\nFROM --platform=linux/$S scratch\nRUN x\n",
                "ARG S\nFROM --platform=a/b/c/$S scratch\nRUN x\n",
                "ARG S\nFROM ${S} AS a\nRUN x\nFROM a\nRUN --mount=from=$S x\n",
                "ARG S\nFROM ${S:?x}\nRUN x\n",
                "ARG S\nFROM $S:$S@$S\nRUN x\n",
                "ARG S\nFROM scratch\nCOPY --from=$S a b\nRUN echo $S\n",
                "FROM scratch\nARG S\nRUN echo $S\n$S\n",
                "ARG S\nARG TARGETARCH=$S\nFROM scratch\nRUN x\n",
                "ARG S\nFROM scratch AS $S\nRUN x\n",
            })
    void noMessageRepeatsIt(String text) {
        DockerfileReading question = new DockerfileReading(
                List.of(Platform.of("linux/amd64"), Platform.of("linux/arm64")),
                Platform.of("linux/amd64"),
                Optional.empty(),
                Map.of("S", SECRET),
                Set.of(),
                "Dockerfile");
        assertThat(question.toString()).contains("S=***").doesNotContain(SECRET);
        String words;
        try {
            DockerfileFacts facts = DockerfileReader.read(text, question);
            words = facts.unsure() + " " + facts.executions();
        } catch (ProblemException e) {
            words = e.getMessage();
        }
        assertThat(words).isNotBlank().doesNotContain(SECRET);
    }
}
