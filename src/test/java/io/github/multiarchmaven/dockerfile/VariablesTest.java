package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x-$TARGETARCH        | x-arm64",
                "x-${TARGETARCH}y     | x-arm64y",
                "x-$TARGETARCH-y      | x-arm64-y",
                "x${TARGETVARIANT:-n} | xn",
                "x${TARGETVARIANT-n}  | x",
                "x${NOPE-n}           | xn",
                "x${NOPE:-$BUILDARCH} | xamd64",
                "x${TARGETOS:+y}      | xy",
                "x${NOPE+y}           | x",
                "x${TARGETVARIANT:+y} | x",
                "x${TARGETOS:?no}     | xlinux",
                "'x$TARGETOS'         | x$TARGETOS",
                "\"x$TARGETOS\"       | xlinux",
                "x\\$TARGETOS         | x$TARGETOS",
                "\"x\\$TARGETOS\"     | x$TARGETOS",
                "x$                   | x$",
                "x$1                  | x",
                "$BASE                | temurin:21",
                "${BASE}-$TAG         | temurin:21-jre",
                "$NEXT                | temurin:21-slim",
            })
    void replacesVariablesInTheNameOfTheImage(String written, String reference) {
        assertThat(Asking.about("ARG BASE=temurin:21 TAG='jre' EMPTY\nARG NEXT=\"${BASE}-slim\"\nFROM " + written
                                + "\n")
                        .baseImages())
                .containsExactly("3 " + reference + " linux/arm64");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/amd64            | linux/amd64",
                "$BUILDPLATFORM         | linux/amd64",
                "${BUILDPLATFORM}       | linux/amd64",
                "$TARGETPLATFORM        | linux/arm64",
                "linux/${BUILDARCH}     | linux/amd64",
                "${P:-linux/386}        | linux/386",
                "$DECLARED              | linux/ppc64le",
                "aarch64                | linux/arm64",
            })
    void replacesVariablesInThePlatform(String written, String platform) {
        Asking asking = Asking.about("ARG DECLARED=linux/ppc64le\nFROM --platform=" + written + " x\nRUN a\n");

        assertThat(asking.executions()).containsExactly("3 RUN a on " + platform);
        assertThat(asking.unsure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${P%/v7}",
                "${P#linux}",
                "${P/a/b}",
                "${P:?missing}",
                "$NOPE",
                "linux",
                "a/b/c/d",
                "${",
                "${}",
                "${P",
                "${P:-x",
                "$TARGETOSVERSION",
            })
    void takesThePlatformOfTheImageWhereItCannotTell(String written) {
        Asking asking = Asking.about("FROM --platform=" + written + " x\nRUN a\n");

        assertThat(asking.executions()).containsExactly("2 RUN a on linux/arm64?");
        assertThat(asking.unsure())
                .singleElement()
                .asString()
                .startsWith("Dockerfile:1: the platform of \"--platform=" + written + "\" is open, because ")
                .endsWith("; it is taken to be the platform of the image");
    }

    @Test
    void countsEveryStageAboveWhereItCannotTellTheBase() {
        Asking asking = Asking.about("""
                ARG STAGE=base-x
                FROM x AS base
                RUN a
                FROM --platform=$BUILDPLATFORM ${STAGE%-x}
                RUN b
                FROM x
                """).target("");
        assertThat(asking.executions()).isEmpty();

        Asking needed = Asking.about("ARG S=b-x\nFROM x AS b\nRUN a\nFROM --platform=$BUILDPLATFORM ${S%-x}\nRUN b\n");
        assertThat(needed.executions())
                .containsExactly("3 RUN a on linux/arm64?", "5 RUN b on linux/amd64?", "5 RUN b on linux/arm64?");
        assertThat(needed.unsure()).singleElement().asString().contains("${S%-x}");
        assertThat(needed.baseImages()).containsExactly("2 x linux/arm64");
    }

    @Test
    void anUndecidedDefaultIsUndecidedWhereverItIsUsed() {
        Asking asking = Asking.about("ARG A=${B%x}\nARG C=$A\nFROM --platform=$C x\nRUN a\n");

        assertThat(asking.executions()).containsExactly("4 RUN a on linux/arm64?");
    }

    @Test
    void buildArgsReplaceDeclaredDefaultsOnly() {
        assertThat(Asking.about("ARG BASE=x\nFROM $BASE\n").arg("BASE", "y").baseImages())
                .containsExactly("2 y linux/arm64");
        assertThat(Asking.about("ARG BASE\nFROM $BASE\n").arg("BASE", "y").baseImages())
                .containsExactly("2 y linux/arm64");
        assertThat(Asking.about("FROM ${BASE:-x}\n").arg("BASE", "y").baseImages())
                .containsExactly("1 x linux/arm64");
    }

    @Test
    void aBuildArgMayReplaceAnAutomaticOne() {
        assertThat(Asking.about("FROM --platform=$BUILDPLATFORM x\nRUN a\n")
                        .arg("BUILDPLATFORM", "linux/s390x")
                        .executions())
                .containsExactly("2 RUN a on linux/s390x");
    }

    @Test
    void argumentsOfAStageMeanNothingToAFrom() {
        assertThat(Asking.about("FROM x\nARG BASE=y\nFROM ${BASE:-z}\n").baseImages())
                .containsExactly("3 z linux/arm64");
    }

    @Test
    void stagesMayBeChosenByArchitecture() {
        assertThat(Asking.about("""
                        FROM x AS base-amd64
                        RUN intel
                        FROM x AS base-arm64
                        RUN arm
                        FROM base-${TARGETARCH}
                        """).platforms("linux/amd64", "linux/arm64").executions())
                .containsExactly("2 RUN intel on linux/amd64", "4 RUN arm on linux/arm64");
    }

    @Test
    void theBacktickEscapesAVariableWhereItIsTheEscapeCharacter() {
        assertThat(Asking.about("# escape=`\nFROM x`$TARGETOS\n").baseImages())
                .containsExactly("2 x$TARGETOS linux/arm64");
    }

    @Test
    void deeplyNestedVariablesAreUndecided() {
        assertThat(Asking.about("FROM --platform=" + "${A:-".repeat(100_000) + " x\nRUN a\n")
                        .executions())
                .containsExactly("2 RUN a on linux/arm64?");
    }
}
