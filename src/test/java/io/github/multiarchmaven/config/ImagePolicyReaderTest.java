package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePolicyReaderTest {

    private static AllowedImages allowed(String... patterns) {
        return ImagePolicyReader.read(Optional.empty(), List.of(patterns)).allowed();
    }

    private static List<Problem> problems(Optional<String> pull, String... patterns) {
        return catchThrowableOfType(ProblemException.class, () -> ImagePolicyReader.read(pull, List.of(patterns)))
                .problems();
    }

    @Test
    void whereNothingIsSaidMissingImagesArePulledAndAllAreAllowed() {
        assertThat(ImagePolicyReader.read(Optional.empty(), List.of())).isEqualTo(ImagePolicy.USUAL);
        assertThat(allowed().allow(ImageReference.of("acme/app"))).isTrue();
        assertThat(allowed().allow("this is no name")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"missing, MISSING", "' Always ', ALWAYS", "never, NEVER", "IfNotPresent, MISSING"})
    void thePolicyIsAWordOfDockerOrOfKubernetes(String text, PullPolicy policy) {
        assertThat(ImagePolicyReader.read(Optional.of(text), List.of()).pull()).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.com/**, registry.example.com/tools/binfmt:1, true",
        "registry.example.com/**, registry.example.com/alpine, true",
        "registry.example.com/**, registry.example.com:5000/alpine, false",
        "registry.example.com/**, registry.example.com.evil.org/alpine, false",
        "registry.example.com/**, registryXexample.com/alpine, false",
        "registry.example.com/*, registry.example.com/a/b, false",
        "registry.example.com/*, registry.example.com/a@sha256:@, true",
        "registry.example.com:5000/mirror/**, registry.example.com:5000/mirror/docker.io/alpine:3, true",
        "registry.example.com:5000/mirror/**, registry.example.com:5000/mirrors/alpine, false",
        "*.example.com/**, eu.example.com/a, true",
        "*.example.com/**, evil.org/x.example.com/a, false",
        "moby/buildkit, moby/buildkit:buildx-stable-1, true",
        "moby/buildkit, docker.io/moby/buildkit, true",
        "moby/buildkit, moby/buildkit2, false",
        "moby/*, index.docker.io/moby/buildkit, true",
        "alpine, docker.io/library/alpine:3.20, true",
        "alpine, acme/alpine, false",
        "docker.io/**, alpine, true",
        "docker.io/alpine, alpine:3, true",
        "docker.io/alpine, acme/alpine, false",
        "docker.io/*, alpine, true",
        "index.docker.io/**, acme/alpine, true",
        "my_org/*, my_org/app, true",
        "my_image, my_image:1, true",
        "docker.io/library/**, moby/buildkit, false",
        "localhost/**, localhost/a, true",
        "**, anything.example.com/at/all, true",
        "**/binfmt, registry.example.com/tools/binfmt, true",
        "**/binfmt, registry.example.com/tools/binfmt2, false",
    })
    void aPatternMatchesRegistryAndRepository(String pattern, String image, boolean matches) {
        String name = image.replace("sha256:@", "sha256:" + "1".repeat(64));
        assertThat(allowed("first.example.org/never", pattern).allow(name)).isEqualTo(matches);
    }

    @Test
    void whatIsNoNameOfAnImageIsNotAllowedWhereThereIsAList() {
        assertThat(allowed("**").allow("no name")).isFalse();
        assertThat(allowed("**").allow("acme/App")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "acme/app:1.0",
                "alpine:3",
                "acme/app@sha256:1",
                "https://acme/app",
                "acme/App",
                "*",
                "*alpine",
                "registry.example.com/",
                "/app",
                "a b",
                "[a]/b"
            })
    void whatIsNoPatternIsTold(String text) {
        assertThat(problems(Optional.of("sometimes"), "acme/**", text))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SETTING_INVALID, ProblemCode.SETTING_INVALID);
        assertThat(problems(Optional.empty(), text).get(0).what())
                .isEqualTo("<allowedImages> holds \"" + text + "\", which is no pattern of names of images");
    }

    @Test
    void whatIsNoPolicyIsTold() {
        assertThat(problems(Optional.of("sometimes")))
                .extracting(Problem::what, Problem::why)
                .containsExactly(tuple(
                        "<pullPolicy> is \"sometimes\"",
                        "it is one of missing, always, never, as of docker run --pull"));
    }
}
