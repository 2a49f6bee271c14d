package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import org.junit.jupiter.api.Test;

class AutomaticArgumentsTest {

    @Test
    void refusesADefaultForTargetArchBeforeTheFirstFrom() {
        Problem problem = Asking.about("ARG A=1 TARGETARCH=amd64\nFROM x\n")
                .platforms("linux/amd64", "linux/arm64", "linux/s390x")
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.DOCKERFILE_AUTOMATIC_ARG_DEFAULT);
        assertThat(problem.what()).isEqualTo("Dockerfile:1: ARG TARGETARCH=amd64 replaces the value of every platform");
        assertThat(problem.next()).isEqualTo("delete it: every FROM knows TARGETARCH");
    }

    @Test
    void refusesADefaultInsideAStageTheDefaultWinsThereToo() {
        Problem problem = Asking.about("FROM x\nARG TARGETARCH=amd64\nRUN make\n")
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.DOCKERFILE_AUTOMATIC_ARG_DEFAULT);
        assertThat(problem.next()).isEqualTo("write ARG TARGETARCH, without a default");
    }

    @Test
    void tellsEachDefaultOnceHoweverManyPlatformsMeetIt() {
        assertThat(Asking.about("ARG TARGETARCH=amd64\nFROM x\nARG TARGETPLATFORM=linux/amd64 TARGETVARIANT=v9\n")
                        .platforms("linux/arm64", "linux/s390x")
                        .complaints())
                .containsExactly(
                        "Dockerfile:1: ARG TARGETARCH=amd64 replaces the value of every platform",
                        "Dockerfile:3: ARG TARGETPLATFORM=linux/amd64 replaces the value of every platform",
                        "Dockerfile:3: ARG TARGETVARIANT=v9 replaces the value of every platform");
    }

    @Test
    void acceptsADefaultThatChangesNothing() {
        assertThat(Asking.about("""
                        ARG TARGETOS=linux
                        ARG TARGETARCH=${TARGETARCH:-amd64}
                        FROM x
                        ARG TARGETOS="linux"
                        ARG TARGETARCH
                        ARG TARGETARCH=${TARGETARCH:-amd64}
                        RUN a
                        """).executions()).containsExactly("7 RUN a on linux/arm64");
    }

    @Test
    void acceptsADefaultWhereOnlyItsPlatformIsBuilt() {
        assertThat(Asking.about("ARG TARGETARCH=amd64\nFROM x\nRUN a\n")
                        .platforms("linux/amd64")
                        .executions())
                .containsExactly("3 RUN a on linux/amd64");
    }

    @Test
    void refusesAFallbackToTheAutomaticValueThatTheStageDoesNotKnow() {
        assertThat(Asking.about("FROM x\nARG TARGETARCH=${TARGETARCH:-amd64}\n").complaints())
                .containsExactly(
                        "Dockerfile:2: ARG TARGETARCH=${TARGETARCH:-amd64} replaces the value of every platform");
    }

    @Test
    void aStageInheritsTheArgumentsOfTheStageThatItStartsFrom() {
        assertThat(Asking.about("FROM x AS a\nARG TARGETARCH\nFROM a\nARG TARGETARCH=${TARGETARCH:-amd64}\n")
                        .executions())
                .isEmpty();
    }

    @Test
    void leavesADefaultThatDependsOnTheBaseImageAlone() {
        assertThat(Asking.about("FROM x\nARG TARGETARCH=$ARCH\nRUN a\n").executions())
                .hasSize(1);
    }

    @Test
    void leavesADefaultInASkippedStageAlone() {
        assertThat(Asking.about("FROM x AS unused\nARG TARGETARCH=amd64\nFROM y\nRUN a\n")
                        .executions())
                .containsExactly("4 RUN a on linux/arm64");
    }

    @Test
    void leavesADefaultAloneThatABuildArgReplaces() {
        assertThat(Asking.about("ARG TARGETARCH=amd64\nFROM x-$TARGETARCH\nARG TARGETARCH=386\n")
                        .arg("TARGETARCH", "arm64")
                        .baseImages())
                .containsExactly("2 x-arm64 linux/arm64");
    }

    @Test
    void followsADefaultForTheBuildPlatform() {
        assertThat(Asking.about("ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM x\nRUN a\n")
                        .builtOn("linux/arm64")
                        .executions())
                .containsExactly("3 RUN a on linux/amd64");
    }

    @Test
    void saysThatOldVersionsEmptyAGlobalArgumentWithoutDefault() {
        Asking asking = Asking.about("ARG TARGETARCH\nFROM x-${TARGETARCH}\nRUN a\n");

        assertThat(asking.unsure())
                .containsExactly(
                        "Dockerfile:1: ARG TARGETARCH before the first FROM takes the value away from the FROM"
                                + " in line 2 if the Dockerfile frontend is older than 1.11 (BuildKit 0.17); it is taken to have kept it");
        assertThat(asking.baseImages()).containsExactly("2 x-arm64 linux/arm64");
    }

    @Test
    void saysNothingOfAGlobalArgumentThatNoFromUses() {
        assertThat(Asking.about("ARG TARGETARCH TARGETOS\nFROM x-$TARGETARCHES-$TARGETPLATFORM\n")
                        .unsure())
                .isEmpty();
    }

    @Test
    void neverTellsTheValueOfABuildArg() {
        Asking asking = Asking.about("ARG P\nFROM --platform=$P x\nRUN a\n").arg("P", "s3cret value");

        assertThat(asking.unsure()).singleElement().asString().doesNotContain("s3cret");
        assertThat(Asking.about("ARG P\nARG TARGETARCH=$P\nFROM x\n")
                        .arg("P", "s3cret")
                        .problems()
                        .get(0)
                        .lines())
                .noneSatisfy(line -> assertThat(line).contains("s3cret"));
    }
}
