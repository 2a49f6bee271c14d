package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.multiarchmaven.model.Platform;
import org.junit.jupiter.api.Test;

/** The Dockerfiles of the article that the plugin comes from. */
class ArticleTest {

    @Test
    void copyingAloneExecutesNothing() {
        Asking simple = Asking.about("""
                FROM --platform=linux/arm/v7 alpine
                CMD ["/myapp"]
                ADD myapp-arm /myapp
                """).platforms("linux/amd64", "linux/arm/v7");

        assertThat(simple.executions()).isEmpty();
        assertThat(simple.facts().executions())
                .containsOnlyKeys(Platform.of("linux/amd64"), Platform.of("linux/arm/v7"));
        assertThat(simple.baseImages()).containsExactly("1 alpine linux/arm/v7");
    }

    @Test
    void installingCurlExecutesOnTheFixedPlatformWhateverIsAskedFor() {
        DockerfileFacts facts =
                Asking.about("""
                FROM --platform=linux/arm/v7 alpine
                CMD ["/myapp"]
                ADD myapp-arm /myapp
                RUN apk add curl
                """).platforms("linux/amd64", "linux/arm/v7").facts();

        Execution curl =
                new Execution(Platform.of("linux/arm/v7"), "Dockerfile", 4, "RUN apk add curl", Certainty.CERTAIN);
        assertThat(facts.executions().values())
                .allSatisfy(list -> assertThat(list).containsExactly(curl));
        assertThat(facts.executedPlatforms()).containsExactly(Platform.of("linux/arm/v7"));
        assertThat(facts.executionsOn(Platform.of("linux/arm/v7"))).containsExactly(curl);
        assertThat(facts.executionsOn(Platform.of("linux/amd64"))).isEmpty();
    }

    @Test
    void pickingPrebuiltBinariesExecutesNothing() {
        Asking picking = Asking.about("""
                FROM alpine

                # need to list this to have it available at all
                # "linux/amd64", "linux/arm/v7", etc.
                ARG TARGETARCH
                ARG TARGETVARIANT

                ADD "/rel/myapp-$TARGETARCH$TARGETVARIANT" /myapp

                CMD ["/myapp"]
                """).platforms("linux/amd64", "linux/arm/v7");

        assertThat(picking.executions()).isEmpty();
        assertThat(picking.unsure()).isEmpty();
        assertThat(picking.baseImages()).containsExactly("1 alpine linux/amd64", "1 alpine linux/arm/v7");
    }

    @Test
    void aPlatformThatIsWrittenDownIsKnownByItsLine() {
        DockerfileFacts facts = Asking.about("""
                ARG WHERE=linux/amd64
                FROM --platform=linux/arm64/v8 \\
                  alpine AS one
                FROM --platform=Linux/aarch64 alpine AS two
                FROM --platform=$WHERE alpine AS three
                FROM --platform=linux/${WHERE}x alpine AS four
                FROM alpine
                """).platforms("linux/arm64").facts();

        assertThat(facts.fixedPlatforms())
                .containsOnly(entry(2, Platform.of("linux/arm64")), entry(4, Platform.of("linux/arm64")));
    }
}
