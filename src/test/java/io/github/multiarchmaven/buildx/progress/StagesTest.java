package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StagesTest {

    private static final Platform OWN = Platform.of("linux/amd64");
    private static final Platform FOREIGN = Platform.of("linux/arm64");

    @Test
    void findsThePlatformByTheStage() {
        String text =
                "FROM --platform=$BUILDPLATFORM maven AS Build\nRUN a\n\nfrom jre\nRUN b\nFROM jre as both\nRUN c\nRUN d\n";
        Map<Integer, Set<Platform>> executed =
                Map.of(2, Set.of(OWN), 5, Set.of(FOREIGN), 7, Set.of(OWN), 8, Set.of(FOREIGN));

        assertThat(platform(text, executed, "[build 2/2] RUN a")).contains(OWN);
        assertThat(platform(text, executed, "[stage-1 2/2] RUN b")).contains(FOREIGN);
        assertThat(platform(text, executed, "[both 2/3] RUN c")).isEmpty();
        assertThat(platform(text, executed, "[other 2/3] RUN c")).isEmpty();
    }

    @Test
    void findsThatOfTheOnlyStageWithoutAName() {
        assertThat(platform("FROM jre\nRUN a\n", Map.of(2, Set.of(FOREIGN)), "[2/2] RUN a"))
                .contains(FOREIGN);
        assertThat(platform("FROM jre\nRUN a\n", Map.of(), "[2/2] RUN a")).isEmpty();
    }

    private static Optional<Platform> platform(String text, Map<Integer, Set<Platform>> executed, String step) {
        return new Stages(new BuildCall.Dockerfile("Dockerfile", text, Map.of(), executed))
                .platformOf(StepName.of(step));
    }
}
