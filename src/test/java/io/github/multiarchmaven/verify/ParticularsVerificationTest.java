package io.github.multiarchmaven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Attestations;
import io.github.multiarchmaven.model.Particulars;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticularsVerificationTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM64 = Platform.of("linux/arm64");

    private static Particulars asked(Attestations attestations, Map<String, String> labels, Annotation... annotations) {
        BuildOptions none = BuildOptions.NONE;
        BuildOptions options = new BuildOptions(
                none.access(), none.caching(), attestations, List.of(annotations), none.timestamps(), none.extraArgs());
        return Particulars.asked(options, labels, List.of(AMD64, ARM64));
    }

    @Test
    void theLaterOneWinsAndTheOneForAPlatformWinsOverAll() {
        Place all = Place.of(Document.MANIFEST);
        Particulars asked = asked(
                BuildOptions.NONE.attestations(),
                Map.of(),
                new Annotation(List.of(all.on(ARM64)), "a", "for arm64"),
                new Annotation(List.of(all), "a", "first"),
                new Annotation(List.of(), "a", "second"));
        assertThat(asked.annotationsOf(all.on(AMD64))).containsEntry("a", "second");
        assertThat(asked.annotationsOf(all.on(ARM64))).containsEntry("a", "for arm64");
        assertThat(asked.annotationsOf(Place.of(Document.INDEX))).containsEntry("a", "second");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false",
        "true, true",
        "mode=max, true",
        "'mode=min,disabled=true', false",
        "DISABLED=1, false",
        "disabled=false, true"
    })
    void parametersCanSayThatNothingIsAttested(String provenance, boolean wanted) {
        Attestations attestations = new Attestations(provenance, "false");
        assertThat(attestations.areAsked()).isEqualTo(wanted);
        assertThat(asked(attestations, Map.of()).isEmpty()).isNotEqualTo(wanted);
    }

    @Test
    void labelsOfTheImageThatAnEngineShowsAreCompared() {
        Particulars asked = asked(
                BuildOptions.NONE.attestations(),
                Map.of("l", "1"),
                new Annotation(List.of(), "no engine", "shows this"));
        assertThat(ParticularsVerification.checkLabels(asked, ARM64, Map.of("l", "1", "m", "2"), "the engine"))
                .isEmpty();
        assertThat(ParticularsVerification.checkLabels(asked, ARM64, Map.of("m", "2"), "the engine's acme/app:1"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what())
                            .isEqualTo("the label l is not in the engine's acme/app:1 as it was asked for");
                    assertThat(problem.evidence())
                            .containsExactly(
                                    "the configuration of the image for linux/arm64 has nothing of that name where"
                                            + " \"1\" was asked for");
                });
    }

    @Test
    void noImageIsYoungerThanItWasAskedToBe() {
        BuildOptions none = BuildOptions.NONE;
        Instant time = Instant.parse("2026-11-25T12:00:00Z");
        Timestamps timestamps = new Timestamps(Optional.of(time), Timestamps.Files.AS_THEY_ARE);
        BuildOptions options = new BuildOptions(
                none.access(), none.caching(), none.attestations(), List.of(), timestamps, none.extraArgs());
        Particulars asked = Particulars.asked(options, Map.of(), List.of(AMD64, ARM64));
        assertThat(asked.isEmpty()).isFalse();
        assertThat(ParticularsVerification.check(asked, made(Map.of(AMD64, time)), "the layout"))
                .isEmpty();
        Particulars late = made(Map.of(AMD64, Instant.EPOCH, ARM64, time.plusSeconds(1)));
        assertThat(ParticularsVerification.check(asked, late, "the layout"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what())
                            .isEqualTo("the output timestamp is not in the layout as it was asked for");
                    assertThat(problem.evidence())
                            .containsExactly("the image for linux/arm64 says it was made at 2026-11-25T12:00:01Z where"
                                    + " 2026-11-25T12:00:00Z was asked for");
                });
    }

    private static Particulars made(Map<Platform, Instant> created) {
        return new Particulars(Map.of(), Map.of(AMD64, Map.of(), ARM64, Map.of()), created, Map.of());
    }

    @Test
    void aListThatIsNotThereIsSaid() {
        Particulars asked = asked(
                BuildOptions.NONE.attestations(),
                Map.of(),
                new Annotation(List.of(Place.of(Document.INDEX)), "a", "1"));
        Particulars bare = new Particulars(
                Map.of(Place.of(Document.MANIFEST).on(AMD64), Map.of()), Map.of(AMD64, Map.of()), Map.of(), Map.of());
        assertThat(ParticularsVerification.check(asked, bare, "the registry"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.evidence())
                        .containsExactly(
                                "the manifest list, of which there is none, has nothing of that name where \"1\" was"
                                        + " asked for"));
    }
}
