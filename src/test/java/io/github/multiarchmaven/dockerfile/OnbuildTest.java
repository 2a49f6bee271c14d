package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ONBUILD of base images adds. That of the file's own stages is among the samples. */
class OnbuildTest {

    @Test
    void whatAnImageHasExecutedIsCounted() {
        Asking asking = Asking.about("FROM maven:onbuild\nCOPY a b\n")
                .knowing("maven:onbuild", "COPY pom.xml /", "RUN mvn package", "ENV A=b");

        assertThat(asking.executions()).containsExactly("1 RUN mvn package on linux/arm64");
        assertThat(asking.facts().onbuild().told())
                .containsExactly("Dockerfile:1: FROM executes ONBUILD RUN mvn package of maven:onbuild on linux/arm64");
        assertThat(asking.facts().perhapsExecutedPlatforms()).isEmpty();
    }

    @Test
    void nobodyWasAskedAndNothingIsCounted() {
        DockerfileFacts facts = Asking.about("FROM maven:onbuild\n").facts();

        assertThat(facts.executedPlatforms()).isEmpty();
        assertThat(facts.onbuild()).isEqualTo(DockerfileFacts.Onbuild.NONE);
    }

    @Test
    void anImageWithoutAnyAddsNothing() {
        DockerfileFacts facts = Asking.about("FROM alpine\n").knowing("alpine").facts();

        assertThat(facts.executedPlatforms()).isEmpty();
        assertThat(facts.unsure()).isEmpty();
    }

    @Test
    void onlyTheStageThatStartsFromTheImageExecutesIt() {
        Asking asking = Asking.about("""
                FROM x AS a
                FROM a AS b
                RUN b
                FROM x AS idle
                FROM b
                COPY --from=x c d
                """).knowing("x", "RUN x");

        assertThat(asking.executions()).containsExactly("1 RUN x on linux/arm64", "3 RUN b on linux/arm64");
    }

    @Test
    void theStageOfAnotherPlatformExecutesItThere() {
        Asking asking = Asking.about("FROM --platform=$BUILDPLATFORM x AS a\nFROM scratch\nCOPY --from=a b c\n")
                .knowing("x", "linux/amd64", new Triggers.Known(List.of("RUN x")))
                .knowing("x", "RUN y");

        assertThat(asking.executions()).containsExactly("1 RUN x on linux/amd64");
    }

    @Test
    void whatItReadsFromIsBuilt() {
        Asking asking = Asking.about("FROM y AS tools\nRUN tools\nFROM y AS more\nRUN more\nFROM x\n")
                .knowing("x", "COPY --from=tools a b", "RUN --mount=from=more,target=/m x");

        assertThat(asking.executions())
                .containsExactly("2 RUN tools on linux/arm64", "4 RUN more on linux/arm64", "5 RUN x on linux/arm64");
    }

    @Test
    void anImageThatANamedContextBringsIsAskedByTheContextsName() {
        Asking asking = Asking.about("FROM docker.io/library/alpine:latest\n")
                .context("alpine")
                .knowing("alpine", "RUN x");

        assertThat(asking.baseImages()).containsExactly("1 alpine linux/arm64");
        assertThat(asking.executions()).containsExactly("1 RUN x on linux/arm64");
    }

    @Test
    void anImageInTheStageOfAnotherLeavesItToThoseThatStartFromTheStage() {
        Asking asking =
                Asking.about("FROM y AS a\nRUN a\nFROM a\nRUN b\n").context("a").knowing("a", "RUN x");

        assertThat(asking.executions()).containsExactly("1 RUN x on linux/arm64", "4 RUN b on linux/arm64");
        assertThat(Asking.about("FROM y AS a\nRUN a\nFROM scratch\nCOPY --from=a b c\n")
                        .context("a")
                        .knowing("a", "RUN x")
                        .executions())
                .isEmpty();
    }

    @Test
    void whereItCannotBeToldWhatAStageStartsFromNobodyCanBeAsked() {
        Asking asking = Asking.about("ARG X\nFROM ${X%y}\nCOPY a b\n");

        assertThat(asking.executions()).isEmpty();
        assertThat(asking.facts().perhapsExecutedPlatforms()).containsExactly(Platform.of("linux/arm64"));
        assertThat(asking.unsure()).singleElement().asString().endsWith(", and it may have ONBUILD RUN");
        assertThat(Asking.about("ARG X\nFROM --platform=$BUILDPLATFORM ${X%y}\n")
                        .facts()
                        .perhapsExecutedPlatforms())
                .as("of a stage or of an image")
                .containsExactly(Platform.of("linux/amd64"), Platform.of("linux/arm64"));
        assertThat(Asking.about("ARG X\nFROM ${X%y}\nFROM scratch\n").facts().perhapsExecutedPlatforms())
                .as("of a stage that is not built, and of nothing")
                .isEmpty();
    }

    @Test
    void whatNobodyCouldBeAskedAboutIsADoubtAndNoExecution() {
        Triggers unknown = new Triggers.Unknown("there was no answer");
        Asking asking = Asking.about("FROM x\n").knowing("x", "linux/arm64", unknown);

        assertThat(asking.executions()).isEmpty();
        assertThat(asking.facts().perhapsExecutedPlatforms()).containsExactly(Platform.of("linux/arm64"));
        assertThat(asking.unsure())
                .containsExactly(
                        "Dockerfile:1: whether x has ONBUILD RUN for linux/arm64 stays open, because there was no answer");
        assertThat(Asking.about("FROM x\nFROM y\n")
                        .knowing("x", "linux/arm64", unknown)
                        .facts()
                        .perhapsExecutedPlatforms())
                .as("of a stage that is not built")
                .isEmpty();
        assertThat(Asking.about("FROM x\nRUN a\n")
                        .knowing("x", "linux/arm64", unknown)
                        .facts()
                        .perhapsExecutedPlatforms())
                .as("where something executes for sure")
                .isEmpty();
    }
}
