package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.dockerfile.DockerfileFacts.Foundation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StagesTest {

    @Test
    void aBuildStageExecutesOnTheBuilderAndTheRestOnTheTarget() {
        Asking maven = Asking.about("""
                FROM --platform=$BUILDPLATFORM maven:3 AS build
                COPY . .
                RUN mvn package
                FROM eclipse-temurin:21-jre
                COPY --from=build app.jar /
                RUN adduser app
                """);

        assertThat(maven.executions())
                .containsExactly("3 RUN mvn package on linux/amd64", "6 RUN adduser app on linux/arm64");
        assertThat(maven.baseImages()).containsExactly("1 maven:3 linux/amd64", "4 eclipse-temurin:21-jre linux/arm64");
    }

    @Test
    void stagesThatTheTargetDoesNotNeedAreSkipped() {
        Asking asking = Asking.about("""
                FROM a AS first
                RUN first
                FROM b AS second
                RUN second
                FROM c
                RUN last
                """);

        assertThat(asking.executions()).containsExactly("6 RUN last on linux/arm64");
        assertThat(asking.baseImages()).containsExactly("5 c linux/arm64");
        assertThat(asking.target("SECOND").executions()).containsExactly("4 RUN second on linux/arm64");
    }

    @Test
    void stagesAreNeededThroughFromCopyAndMount() {
        assertThat(Asking.about("""
                        FROM x AS base
                        RUN base
                        FROM x AS copied
                        RUN copied
                        FROM x AS mounted
                        RUN mounted
                        FROM x AS cached
                        RUN cached
                        FROM x
                        RUN numbered
                        FROM x AS unused
                        RUN unused
                        FROM base
                        COPY --link --from=Copied /a /b
                        COPY --from=4 /a /b
                        COPY --from=99 /a /b
                        COPY --from=nginx:1 /a /b
                        RUN --mount=from=mounted,target=/m --mount=TYPE=cache,target=/c,From=cached run
                        """).executions())
                .extracting(line -> line.split(" ", -1)[2])
                .containsExactly("base", "copied", "mounted", "cached", "numbered", "run");
    }

    @Test
    void aNumberIsNoStageForAMount() {
        assertThat(Asking.about("FROM x\nRUN zero\nFROM y\nRUN --mount=from=0,target=/m one\n")
                        .executions())
                .containsExactly("4 RUN one on linux/arm64");
    }

    @Test
    void aNumberIsNoStageForFrom() {
        assertThat(Asking.about("FROM x\nRUN zero\nFROM 0\n").baseImages()).containsExactly("3 0 linux/arm64");
    }

    @Test
    void aStageThatStartsFromAnotherHasItsPlatformWhateverItSays() {
        assertThat(Asking.about("""
                        FROM --platform=linux/s390x x AS base
                        FROM --platform=linux/riscv64 base
                        RUN a
                        """).executions()).containsExactly("3 RUN a on linux/s390x");
    }

    @Test
    void scratchHasThePlatformOfTheImageWhateverItSays() {
        assertThat(Asking.about("FROM --platform=$BUILDPLATFORM scratch\nRUN [\"/p\"]\n")
                        .executions())
                .containsExactly("2 RUN [\"/p\"] on linux/arm64");
    }

    @Test
    void aStageMayHaveTheNameOfItsImage() {
        assertThat(Asking.about("FROM alpine AS alpine\nRUN a\nFROM alpine\nRUN b\n")
                        .executions())
                .containsExactly("2 RUN a on linux/arm64", "4 RUN b on linux/arm64");
    }

    @Test
    void ofTwoStagesWithOneNameTheLastIsTheTarget() {
        assertThat(Asking.about("FROM x AS a\nRUN 1\nFROM x AS a\nRUN 2\nFROM y\n")
                        .target("a")
                        .executions())
                .containsExactly("4 RUN 2 on linux/arm64");
    }

    @Test
    void aStageThatReadsFromItselfOrFromBelowEndsTheReadingAllTheSame() {
        assertThat(Asking.about("FROM x AS a\nCOPY --from=a . .\nCOPY --from=1 . .\nRUN 1\nFROM a AS b\nRUN 2\n")
                        .executions())
                .containsExactly("4 RUN 1 on linux/arm64", "6 RUN 2 on linux/arm64");
    }

    @Test
    void aVariableInFromOfCopyOrMountCountsEveryStageAbove() {
        Asking asking = Asking.about("""
                FROM x AS a
                RUN a
                FROM x AS b
                RUN b
                FROM x
                COPY --from=$STAGE . .
                RUN c
                FROM y AS below
                RUN below
                """).target("b");
        assertThat(asking.executions()).containsExactly("4 RUN b on linux/arm64");

        Asking copied = Asking.about("FROM x\nRUN a\nFROM x\nRUN b\nFROM x\nCOPY --from=$STAGE . .\nRUN c\n");
        assertThat(copied.executions())
                .containsExactly("2 RUN a on linux/arm64?", "4 RUN b on linux/arm64?", "7 RUN c on linux/arm64");
        assertThat(copied.unsure())
                .singleElement()
                .asString()
                .contains("Dockerfile:6")
                .contains("$STAGE");

        assertThat(Asking.about("FROM x\nRUN a\nFROM x\nRUN --mount=from=${STAGE},target=/m c\n")
                        .executions())
                .containsExactly("2 RUN a on linux/arm64?", "4 RUN c on linux/arm64");
    }

    @Test
    void aTriggerDoesNotExecuteInItsOwnStage() {
        assertThat(Asking.about("FROM x\nONBUILD RUN a\nONBUILD COPY --from=y b c\n")
                        .executions())
                .isEmpty();
    }

    @Test
    void aTriggerExecutesInTheStageThatStartsFromIt() {
        Asking asking = Asking.about("""
                FROM x AS tools
                RUN tools
                FROM --platform=linux/s390x x AS base
                ONBUILD RUN --mount=from=tools,target=/t a
                FROM base AS middle
                FROM middle
                """);

        assertThat(asking.executions()).containsExactly("2 RUN tools on linux/arm64", "4 RUN a on linux/s390x");
        assertThat(asking.unsure()).isEmpty();
    }

    @Test
    void aNamedContextReplacesTheStageOfItsName() {
        Asking asking = Asking.about("""
                FROM x AS tools
                RUN tools
                FROM tools AS Base
                COPY --from=tools a b
                RUN base
                FROM base
                RUN last
                """).context("base");

        assertThat(asking.executions()).containsExactly("7 RUN last on linux/arm64");
        assertThat(asking.baseImages()).containsExactly("3 base linux/arm64");
    }

    @Test
    void aReplacedStageKeepsThePlatformThatItWasGiven() {
        assertThat(Asking.about("FROM --platform=$BUILDPLATFORM x AS base\nRUN a\nFROM base\nRUN b\n")
                        .context("base")
                        .executions())
                .containsExactly("4 RUN b on linux/amd64");
    }

    @Test
    void aNamedContextReplacesAnImageHoweverItIsWritten() {
        for (String reference : new String[] {"alpine", "alpine:latest", "docker.io/library/alpine"}) {
            assertThat(Asking.about("FROM " + reference + "\nRUN a\n")
                            .context("alpine")
                            .baseImages())
                    .as(reference)
                    .containsExactly("1 alpine linux/arm64");
        }
        assertThat(Asking.about("FROM alpine:3\nRUN a\n").context("alpine").baseImages())
                .containsExactly("1 alpine:3 linux/arm64");
    }

    @Test
    void scratchIsNeverReplaced() {
        assertThat(Asking.about("FROM --platform=linux/s390x scratch\nRUN a\n")
                        .context("scratch")
                        .executions())
                .containsExactly("2 RUN a on linux/arm64");
    }

    @Test
    void everyPlatformIsAnsweredInTheOrderAsked() {
        assertThat(Asking.about("FROM x\nRUN a\n")
                        .platforms("linux/s390x", "linux/386", "linux/arm64")
                        .executions())
                .containsExactly("2 RUN a on linux/s390x", "2 RUN a on linux/386", "2 RUN a on linux/arm64");
    }

    @Test
    void anotherFrontendThanDockersLeavesEverythingOpen() {
        Asking asking =
                Asking.about("# syntax=example/dockerfile-x:1\nINCLUDE base\n").platforms("linux/s390x");

        assertThat(asking.executions()).containsExactly("1 # syntax=example/dockerfile-x:1 on linux/s390x?");
        assertThat(asking.unsure()).singleElement().asString().contains("example/dockerfile-x:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/usr/bin/env buildx|# syntax=example/other|FROM x",
                "#!/usr/bin/env buildx|# check=skip=all|# Syntax = example/other and more|FROM x",
                "\uFEFF#!/bin/x|#syntax=example/other|FROM x",
                "// syntax=example/other|FROM x",
                "//check=skip=all|//SYNTAX = example/other|anything",
                "#!/bin/x|// syntax=example/other|anything",
                "# check=skip=all|# syntax=example/other|# syntax=docker/dockerfile:1|FROM x",
                "{\"syntax\": \"example/other\", \"more\": [1]}",
                "#!/bin/x||{|  \"syntax\": \"example/other\"|}|",
            })
    void anotherFrontendIsFoundWhereverBuildKitLooksForIt(String lines) {
        assertThat(Asking.about(lines.replace('|', '\n')).executions())
                .containsExactly("1 # syntax=example/other on linux/arm64?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/x|# syntax=docker/dockerfile:1|FROM x",
                "#!/bin/x|#!/bin/x|# syntax=example/other|FROM x",
                "#!/bin/x|FROM x|# syntax=example/other",
                "# syntax=docker/dockerfile:1|# check=skip=all|FROM x",
            })
    void whatIsNoDirectiveAsksForNoOtherFrontend(String lines) {
        assertThat(Asking.about(lines.replace('|', '\n') + "\nRUN a\n").executions())
                .singleElement()
                .asString()
                .endsWith(" RUN a on linux/arm64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"syntax\": \"example/other\"} FROM x",
                "{\"syntax\": \"example/other\"",
                "{\"syntax\": 1}",
                "[{\"syntax\": \"example/other\"}]",
                "// syntax",
                "# note\n// syntax=example/other\nFROM x",
                "{",
            })
    void whatAsksForNoFrontendAndIsNoDockerfileIsRefused(String text) {
        assertThat(Asking.about(text).complaints()).isNotEmpty();
    }

    @Test
    void dockersFrontendIsRecognisedInAMirrorAndTheArgumentWins() {
        String body = "FROM x\nRUN a\n";
        assertThat(Asking.about("# syntax=registry.example.com:5000/docker/dockerfile:1.7@sha256:00\n" + body)
                        .executions())
                .containsExactly("3 RUN a on linux/arm64");
        assertThat(Asking.about("# syntax=docker/dockerfile-upstream:master-labs\n" + body)
                        .executions())
                .containsExactly("3 RUN a on linux/arm64");
        assertThat(Asking.about("# syntax=example/other\n" + body)
                        .arg("BUILDKIT_SYNTAX", "dockerfile.v0")
                        .executions())
                .containsExactly("3 RUN a on linux/arm64");
        assertThat(Asking.about(body).arg("BUILDKIT_SYNTAX", "example/other").executions())
                .containsExactly("1 # syntax=example/other on linux/arm64?");
    }

    @ParameterizedTest
    @CsvSource({
        "FROM scratch, SCRATCH",
        "FROM alpine, IMAGE",
        "FROM scratch AS a|FROM alpine AS b|FROM A, SCRATCH",
        "FROM scratch AS a|FROM alpine AS a|FROM a, IMAGE",
        "FROM alpine AS scratched|FROM scratch|COPY --from=scratched / /, SCRATCH",
        "ARG base=scratch|FROM $base, IMAGE",
        "FROM alpine AS scratch|FROM scratch, IMAGE",
        "FROM scratch AS replaced|FROM replaced, IMAGE",
        "# syntax=example.com/other|FROM scratch, IMAGE",
    })
    void anImageStartsFromNothingOrFromWhatMayBeAnImage(String lines, Foundation foundation) {
        Asking asking = Asking.about(lines.replace('|', '\n')).context("replaced");
        assertThat(asking.facts().foundation()).isEqualTo(foundation);
    }

    @Test
    void theTargetDecidesWhatTheImageStartsFrom() {
        Asking asking = Asking.about("FROM scratch AS small\nFROM alpine\n");
        assertThat(asking.facts().foundation()).isEqualTo(Foundation.IMAGE);
        assertThat(asking.target("small").facts().foundation()).isEqualTo(Foundation.SCRATCH);
    }
}
