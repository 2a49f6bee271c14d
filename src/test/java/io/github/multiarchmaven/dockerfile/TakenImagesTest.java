package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Dockerfile has pulled besides what its stages start from. */
class TakenImagesTest {

    private static final String TEXT = """
            FROM alpine AS unused
            COPY --from=never /a /a
            FROM scratch AS empty
            FROM --platform=$BUILDPLATFORM golang AS build
            RUN --mount=type=bind,from=acme/tools,target=/t --mount=type=cache,from=empty,target=/c true
            FROM alpine
            COPY --from=build /a /a
            COPY --from=2 /a /a
            COPY --from=scratch /a /a
            COPY --from=busybox:1 --chown=1 /a /a
            COPY --from=$BOX /a /a
            ADD https://example.com/x /x
            """;

    @Test
    void filesAreTakenFromWhatIsNoStageInTheStagesThatAreBuilt() {
        assertThat(Asking.about(TEXT.replace("COPY --from=$BOX /a /a\n", "")).taken())
                .containsExactly("5 acme/tools linux/amd64", "10 busybox:1 linux/arm64");
        assertThat(Asking.about(TEXT).target("unused").taken()).containsExactly("2 never linux/arm64");
    }

    @Test
    void aNameThatStaysOpenIsTold() {
        assertThat(Asking.about(TEXT).unsure())
                .anyMatch(sentence -> sentence.contains("11") && sentence.contains("$BOX"));
    }

    @Test
    void aNamedContextIsTakenByItsName() {
        assertThat(Asking.about("FROM scratch\nCOPY --from=docker.io/library/busybox:latest /a /a")
                        .context("busybox")
                        .taken())
                .containsExactly("2 busybox linux/arm64");
    }

    @Test
    void theFrontendIsPulledUnlessItIsBuildKitsOwn() {
        assertThat(frontends(Asking.about("# syntax=docker/dockerfile:1\nFROM scratch")))
                .containsExactly("docker/dockerfile:1");
        assertThat(frontends(Asking.about("FROM scratch").arg("BUILDKIT_SYNTAX", "acme/other")))
                .containsExactly("acme/other");
        assertThat(frontends(Asking.about("# syntax=dockerfile.v0\nFROM scratch")))
                .isEmpty();
        assertThat(frontends(Asking.about("FROM scratch"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD https://example.com/x /x",
                "ADD --chown=1 HTTP://example.com/x /x",
                "ADD a.txt https://example.com/x /x/",
                "ADD [\"https://example.com/x\", \"/x\"]",
                "ADD h\"ttps\"://example.com/x /x",
                "ADD https\\://example.com/x /x",
                "ADD --keep-git-dir=true git://example.com/x.git#v1 /x",
                "ADD git@example.com:acme/x.git /x",
                "ADD github.com/acme/x.git /x",
                "ADD $SOURCE /x",
                "ADD http$S://example.com/x /x"
            })
    void whatIsAddedFromElsewhereIsToldWithItsLine(String instruction) {
        assertThat(remote(Asking.about("FROM scratch\n" + instruction)))
                .singleElement(as(STRING))
                .startsWith("Dockerfile:2: ADD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADD app.tar.gz /x",
                "ADD app-$VERSION.tar.gz $HOME/",
                "ADD [\"a b\", \"/x\"]",
                "ADD . /https://x",
                "ADD dir/user@host:x /x",
                "COPY https://example.com/x /x",
                "ADD <<EOF /x\nhttps://example.com/x\nEOF"
            })
    void whatIsAddedFromTheContextIsNot(String instruction) {
        assertThat(remote(Asking.about("FROM scratch\n" + instruction))).isEmpty();
    }

    @Test
    void whatAStageAddsThatIsNotBuiltIsNotTold() {
        String text = "FROM scratch AS unused\nADD https://example.com/x /x\nFROM scratch AS used\n";
        assertThat(remote(Asking.about(text))).isEmpty();
        assertThat(remote(Asking.about(text + "FROM unused"))).hasSize(1);
        assertThat(remote(Asking.about("FROM scratch AS base\nONBUILD ADD https://example.com/x /x\nFROM base")))
                .hasSize(1);
    }

    private static Set<String> remote(Asking asking) {
        return asking.facts().taken().remote();
    }

    private static Set<String> frontends(Asking asking) {
        return asking.facts().taken().frontends();
    }
}
