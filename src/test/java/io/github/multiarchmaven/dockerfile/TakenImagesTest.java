package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

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

    private static Set<String> frontends(Asking asking) {
        return asking.facts().taken().frontends();
    }
}
