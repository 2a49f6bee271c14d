package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryReaderTest {

    private static final String SOURCE = "registry.example.com/acme/app:draft";
    private static final String DIGEST = "@sha256:" + "1".repeat(64);

    private static PushSpec push(String... repositories) {
        return RegistryReader.push(
                Optional.of("app"),
                List.of(repositories),
                PushSpec.ExistingTags.REFUSED,
                PushSpec.Naming.BY_DIGEST_ONLY);
    }

    private static PromotionSpec promote(String source, String... targets) {
        return RegistryReader.promotion(
                Optional.of(source), List.of(targets), List.of(), PromotionSpec.LargerTags.REFUSED);
    }

    private static List<ProblemCode> problemsOf(ThrowingCallable reading) {
        return catchThrowableOfType(ProblemException.class, reading).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void repositoriesAreTakenAsTheyAreWritten() {
        PushSpec spec = push("registry.example.com/acme/app", "acme/app");

        assertThat(spec.repositories())
                .extracting(Object::toString)
                .containsExactly("registry.example.com/acme/app", "acme/app");
        assertThat(spec.id()).contains("app");
        assertThat(spec.existingTags()).isEqualTo(PushSpec.ExistingTags.REFUSED);
        assertThat(spec.naming()).isEqualTo(PushSpec.Naming.BY_DIGEST_ONLY);
        assertThat(push().repositories()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme/app:1.0", "acme/App", "https://registry.example.com/acme/app", "", "acme/app@sha256:1"})
    void whatIsNoRepositoryIsNotPushedTo(String text) {
        assertThat(problemsOf(() -> push("acme/fine", text, "acme/app" + DIGEST)))
                .containsExactly(ProblemCode.REFERENCE_INVALID, ProblemCode.REFERENCE_INVALID);
    }

    @Test
    void aTargetThatIsOnlyATagIsBesideTheSource() {
        assertThat(promote(SOURCE, ":1.0", " :latest ", "acme/app:2", ":1.0").targets())
                .extracting(Object::toString)
                .containsExactly(
                        "registry.example.com/acme/app:1.0", "registry.example.com/acme/app:latest", "acme/app:2");
        assertThat(promote("busybox" + DIGEST, ":1.0").targets())
                .extracting(Object::toString)
                .containsExactly("busybox:1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme/app", "acme/app:", ":", "", "acme/app:1.0@sha256:1", ":a b"})
    void aTargetNeedsATag(String target) {
        assertThat(problemsOf(() -> promote(SOURCE, target))).containsExactly(ProblemCode.REFERENCE_INVALID);
    }

    @Test
    void aTargetWithADigestIsNone() {
        assertThat(problemsOf(() -> promote(SOURCE, "acme/app:1.0" + DIGEST)))
                .containsExactly(ProblemCode.REFERENCE_INVALID);
    }

    @Test
    void aSourceNeedsATagOrADigest() {
        assertThat(problemsOf(() -> promote("acme/app", "acme/app:1.0")))
                .containsExactly(ProblemCode.REFERENCE_INVALID);
        assertThat(promote("acme/app" + DIGEST, "acme/app:1.0").source().digest())
                .isPresent();
    }

    @Test
    void aRepositoryThatIsWrittenTwiceIsPushedToOnce() {
        assertThat(RegistryReader.push(
                                Optional.empty(),
                                List.of("acme/app", "docker.io/acme/app", "acme/other"),
                                PushSpec.ExistingTags.REFUSED,
                                PushSpec.Naming.BY_TAGS)
                        .repositories())
                .containsExactly(ImageReference.of("acme/app"), ImageReference.of("acme/other"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(problemsOf(() -> RegistryReader.promotion(
                        Optional.empty(), List.of(), List.of("a/b/c/d"), PromotionSpec.LargerTags.REFUSED)))
                .containsExactly(
                        ProblemCode.REFERENCE_INVALID, ProblemCode.REFERENCE_INVALID, ProblemCode.PLATFORM_MALFORMED);
    }

    @Test
    void aBadSourceIsNotToldAgainForEachTagBesideIt() {
        assertThat(problemsOf(() -> promote("Acme/App:1", ":1.0", ":latest")))
                .containsExactly(ProblemCode.REFERENCE_INVALID);
    }

    @Test
    void requiredPlatformsAreRead() {
        assertThat(RegistryReader.promotion(
                                Optional.of(SOURCE),
                                List.of(":1"),
                                List.of("linux/arm64"),
                                PromotionSpec.LargerTags.REPLACED)
                        .required())
                .containsExactly(Platform.of("linux/arm64"));
    }

    @Test
    void whatIsWrongWithATargetIsSaidOfWhatWasWritten() {
        assertThatThrownBy(() -> promote("Acme/App:1", ":1.0" + DIGEST))
                .hasMessageContaining("<targets> holds \":1.0" + DIGEST + "\"")
                .hasMessageNotContaining("\"source:");
    }
}
