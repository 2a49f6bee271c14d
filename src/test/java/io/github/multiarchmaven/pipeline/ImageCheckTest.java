package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.ImagePolicyReader;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.DockerfileReader;
import io.github.multiarchmaven.dockerfile.DockerfileReading;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ImageCheckTest {

    private static final Platform HOST = Platform.of("linux/amd64");
    private static final List<Platform> PLATFORMS = List.of(HOST, Platform.of("linux/arm64"));

    private final ImageCheck check = check("mirror.example.com/**");

    private static ImageCheck check(String... patterns) {
        return new ImageCheck(
                ImagePolicyReader.read(Optional.empty(), List.of(patterns)).allowed());
    }

    private static List<String> refused(ThrowingCallable checking) {
        List<Problem> problems =
                catchThrowableOfType(ProblemException.class, checking).problems();
        assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.IMAGE_NOT_ALLOWED);
        return problems.stream().map(Problem::what).toList();
    }

    private static Map<Source, DockerfileFacts> dockerfile(Map<String, String> contexts, String... lines) {
        Path folder = Path.of("/project");
        Source source = new Source(
                folder, folder.resolve("Dockerfile"), Optional.empty(), Map.of(), contexts, Map.of(), List.of());
        return Map.of(
                source,
                DockerfileReader.read(
                        String.join("\n", lines),
                        new DockerfileReading(
                                PLATFORMS, HOST, Optional.empty(), Map.of(), contexts.keySet(), "Dockerfile")));
    }

    private List<String> refusedOf(Map<String, String> contexts, String... lines) {
        return refused(() -> check.ofDockerfiles(dockerfile(contexts, lines)));
    }

    @Test
    void everyImageOfADockerfileIsToldOnceWithItsLine() {
        assertThat(refusedOf(
                        Map.of(),
                        "# syntax=docker/dockerfile:1",
                        "FROM golang:1.22 AS build",
                        "RUN --mount=type=bind,from=acme/tools,target=/t true",
                        "FROM mirror.example.com/alpine",
                        "COPY --from=build /a /a",
                        "COPY --from=0 /a /b",
                        "COPY --from=busybox:1 /bin/busybox /bin/"))
                .containsExactly(
                        "Dockerfile: the image docker/dockerfile:1, which would read it, is not allowed",
                        "Dockerfile:2: the image golang:1.22 is not allowed",
                        "Dockerfile:3: the image acme/tools is not allowed",
                        "Dockerfile:7: the image busybox:1 is not allowed");
    }

    @Test
    void whatIsNotPulledIsNotHeldAgainstTheList() {
        assertThatCode(() -> check.ofDockerfiles(dockerfile(
                        Map.of("files", "/some/folder", "lib", "oci-layout:///layout"),
                        "FROM golang:1.22 AS unused",
                        "FROM scratch AS empty",
                        "FROM mirror.example.com/alpine:3",
                        "COPY --from=empty /a /a",
                        "COPY --from=files /a /b",
                        "COPY --from=lib /a /c")))
                .doesNotThrowAnyException();
    }

    @Test
    void aNamedContextIsWhatItStandsFor() {
        Map<String, String> mirrored = Map.of(
                "golang:1.22", "docker-image://mirror.example.com/golang:1.22",
                "busybox", "docker-image://elsewhere.example.com/busybox");
        assertThat(refusedOf(mirrored, "FROM golang:1.22", "COPY --from=busybox /a /a"))
                .containsExactly("Dockerfile:2: the image elsewhere.example.com/busybox is not allowed");
    }

    @Test
    void aFrontendThatIsNotDockersIsPulledToo() {
        assertThat(refusedOf(Map.of(), "# syntax=acme/frontend", "WHATEVER x"))
                .containsExactly("Dockerfile: the image acme/frontend, which would read it, is not allowed");
        assertThat(refusedOf(
                        Map.of("acme/frontend", "docker-image://mirror.example.com/frontend"),
                        "# syntax=acme/frontend",
                        "WHATEVER x"))
                .as("no named context replaces it")
                .hasSize(1);
    }

    @Test
    void whatIsOpenIsTold() {
        Map<Source, DockerfileFacts> open = dockerfile(Map.of(), "ARG BASE", "FROM ${BASE%x*}", "RUN true");
        assertThat(check.open(open)).anyMatch(sentence -> sentence.startsWith("Dockerfile:2"));
        assertThat(check().open(open)).isEmpty();
    }

    @Test
    void theImagesOfBuildersAreHeldAgainstTheList() {
        BuilderChoice.Managed hub = new BuilderChoice.Managed(ImageReference.of("moby/buildkit:v1"), Map.of());
        assertThat(refused(() -> check.ofBuilder(hub)))
                .containsExactly("the image moby/buildkit:v1, which the plugin would run, is not allowed");
        assertThat(refused(() -> check.ofBuilder(nodes("kubernetes", List.of(Map.of(), Map.of("image", "acme/k:1"))))))
                .hasSize(2)
                .anyMatch(what -> what.contains("moby/buildkit:buildx-stable-1"))
                .anyMatch(what -> what.contains("acme/k:1"));
        assertThatCode(() -> {
                    check.ofBuilder(new BuilderChoice.Managed(
                            ImageReference.of("mirror.example.com/moby/buildkit:v1"), Map.of()));
                    check.ofBuilder(nodes("remote", List.of(Map.of())));
                    check.ofBuilder(new BuilderChoice.Existing("theirs"));
                    check("moby/buildkit").ofBuilder(hub);
                    check().ofBuilder(hub);
                    check.ofOurs(ImageReference.of("mirror.example.com/binfmt"));
                })
                .doesNotThrowAnyException();
        assertThat(refused(() -> check.ofOurs(ImageReference.of("tonistiigi/binfmt"))))
                .hasSize(1);
    }

    @Test
    void theEmulatorsOfAClusterAreHeldAgainstTheListWhereTheyAreInstalled() {
        String buildkit = "mirror.example.com/buildkit";
        assertThat(refused(() -> check.ofBuilder(nodes(
                        "kubernetes",
                        List.of(
                                Map.of("image", buildkit, "qemu.install", "true"),
                                Map.of("image", buildkit, "qemu.install", "1", "qemu.image", "acme/binfmt"))))))
                .containsExactly(
                        "the image tonistiigi/binfmt:latest, which would be run with rights in the cluster, is not allowed",
                        "the image acme/binfmt, which would be run with rights in the cluster, is not allowed");
        assertThatCode(() -> check.ofBuilder(nodes(
                        "kubernetes",
                        List.of(
                                Map.of("image", buildkit, "qemu.image", "acme/binfmt"),
                                Map.of("image", buildkit, "qemu.install", "false"),
                                Map.of(
                                        "image",
                                        buildkit,
                                        "qemu.install",
                                        "true",
                                        "qemu.image",
                                        "mirror.example.com/binfmt")))))
                .doesNotThrowAnyException();
    }

    private static BuilderChoice nodes(String driver, List<Map<String, String>> options) {
        return new BuilderChoice.OnNodes(
                driver,
                options.stream()
                        .map(each -> new BuilderNode("", List.of(), each))
                        .toList(),
                Optional.empty());
    }
}
