package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.multiarchmaven.config.RawConfiguration.RawParts;
import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerPlatformTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final Platform ARM_V7 = Platform.of("linux/arm/v7");

    private final Path folder;
    private final Pom pom;

    PerPlatformTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.pom = new Pom(folder).withList("platforms", "linux/amd64", "linux/arm64", "linux/arm/v7");
        write("Dockerfile");
    }

    private void write(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "FROM scratch\n");
    }

    private static RawParts args(String name, String value) {
        return new RawParts(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(name, value), List.of(), List.of());
    }

    private RawParts dockerfile(String name) {
        return new RawParts(
                Optional.empty(), Optional.of(folder.resolve(name)), Optional.empty(), Map.of(), List.of(), List.of());
    }

    private List<String> groups() {
        BuildSpec spec = pom.read();
        return spec.sources().groups(spec.platforms()).stream()
                .map(group -> Platform.list(group.platforms()) + " from "
                        + group.source().dockerfileName())
                .toList();
    }

    @Test
    void withoutAnyItIsOneBuild() {
        assertThat(groups()).containsExactly("linux/amd64, linux/arm64, linux/arm/v7 from Dockerfile");
    }

    @Test
    void platformsThatAreBuiltFromTheSameAreOneBuild() throws IOException {
        write("Dockerfile.both");
        pom.perPlatform("linux/arm/v7, linux/amd64", dockerfile("Dockerfile.both"));
        assertThat(groups())
                .containsExactly("linux/amd64, linux/arm/v7 from Dockerfile.both", "linux/arm64 from Dockerfile");
    }

    @Test
    void whatIsForOnePlatformComesOnTopOfWhatIsForAll() throws IOException {
        write("arm/Dockerfile");
        Files.writeString(folder.resolve("token"), "x");
        pom.withBuildArg("BASE", "all")
                .withBuildArg("OTHER", "kept")
                .with("target", "usual")
                .withList("buildContexts", "a=docker-image://a", "b=docker-image://b")
                .withList("secrets", "id=s,env=ALL", "id=t,env=KEPT")
                .perPlatform(
                        "linux/arm/v7",
                        new RawParts(
                                Optional.of(folder.resolve("arm")),
                                Optional.empty(),
                                Optional.of("small"),
                                Map.of("BASE", "arm"),
                                List.of("b=docker-image://c"),
                                List.of("id=s,src=token")));
        Sources sources = pom.read().sources();
        assertThat(sources.of(ARM_V7))
                .isEqualTo(new Source(
                        folder.resolve("arm"),
                        folder.resolve("arm").resolve("Dockerfile"),
                        Optional.of("small"),
                        Map.of("BASE", "arm", "OTHER", "kept"),
                        Map.of("a", "docker-image://a", "b", "docker-image://c"),
                        sources.of(AMD64).labels(),
                        List.of(new Secret.InFile("s", folder.resolve("token")), new Secret.InVariable("t", "KEPT"))));
        assertThat(sources.of(AMD64)).isEqualTo(sources.of(ARM64));
        assertThat(sources.of(AMD64).buildArgs()).containsEntry("BASE", "all");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm64, Dockerfile.arm64 Dockerfile.arm, Dockerfile.arm64",
        "linux/arm/v7, Dockerfile.arm Dockerfile.arm-v7, Dockerfile.arm-v7",
        "linux/arm/v6, Dockerfile.arm Dockerfile.arm-v7, Dockerfile.arm",
        "linux/riscv64, Dockerfile.arm64, Dockerfile",
        "windows/amd64, Dockerfile.amd64 Dockerfile.windows-amd64, Dockerfile.windows-amd64",
        "windows/amd64, Dockerfile.amd64, Dockerfile",
    })
    void aDockerfileIsFoundByItsName(Platform platform, String files, String taken) throws IOException {
        for (String file : files.split(" ", -1)) {
            write(file);
        }
        Sources sources = pom.withList("platforms", platform.toString()).read().sources();
        assertThat(sources.of(platform).dockerfileName()).isEqualTo(taken);
        assertThat(sources.foundByName().contains(platform)).isNotEqualTo(taken.equals("Dockerfile"));
    }

    @Test
    void nameCountsForNothingWhereADockerfileIsConfigured() throws IOException {
        write("Dockerfile.arm64");
        write("Dockerfile.own");
        assertThat(pom.with("dockerfile", "Dockerfile").read().sources().foundByName())
                .isEmpty();
        pom.without("dockerfile").perPlatform("linux/arm64", dockerfile("Dockerfile.own"));
        assertThat(groups())
                .containsExactly("linux/amd64, linux/arm/v7 from Dockerfile", "linux/arm64 from Dockerfile.own");
    }

    @Test
    void aUsualDockerfileIsNotNeededWhereEveryPlatformHasItsOwn() throws IOException {
        Files.delete(folder.resolve("Dockerfile"));
        write("Dockerfile.amd64");
        write("Dockerfile.arm");
        pom.perPlatform("linux/arm64", dockerfile("Dockerfile.arm"));
        assertThat(groups())
                .containsExactly("linux/amd64 from Dockerfile.amd64", "linux/arm64, linux/arm/v7 from Dockerfile.arm");
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndEachOnce() {
        pom.perPlatform("linux/s390x", args("A", "b"))
                .perPlatform("linux/arm64", args("TARGETARCH", "arm"))
                .perPlatform("linux/arm64,linux/arm/v7", dockerfile("Dockerfile.gone"))
                .perPlatform("", args("A", "b"))
                .perPlatform("linux/amd64", args("SOURCE_DATE_EPOCH", "1"))
                .with("parallelism", "0")
                .withList("secrets", "id=a,src=gone")
                .perPlatform("linux/armm", args("A", "b"));
        assertThat(pom.problems())
                .extracting(Problem::code, problem -> problem.what().replace(folder.toString(), ""))
                .contains(
                        tuple(
                                ProblemCode.PER_PLATFORM_UNUSED,
                                "<perPlatform> has settings for linux/s390x, which is none of <platforms>"),
                        tuple(ProblemCode.BUILD_ARG_AUTOMATIC, "<buildArgs> sets TARGETARCH"),
                        tuple(ProblemCode.PLATFORM_TWICE, "<perPlatform> has settings for linux/arm64 twice"),
                        tuple(ProblemCode.DOCKERFILE_MISSING, "there is no Dockerfile at /Dockerfile.gone"),
                        tuple(ProblemCode.SETTING_INVALID, "<perPlatform> has settings without <platforms>"),
                        tuple(ProblemCode.SETTING_INVALID, "<perPlatform> sets the build argument SOURCE_DATE_EPOCH"),
                        tuple(ProblemCode.SETTING_INVALID, "<parallelism> is 0"),
                        tuple(
                                ProblemCode.SECRET_MISSING,
                                "<secrets> says that the secret \"a\" is in /gone, which cannot be read"))
                .doesNotHaveDuplicates();
        assertThat(pom.problems()).extracting(Problem::what).anyMatch(what -> what.contains("linux/armm"));
    }

    @Test
    void settingsThatSetNothingAreRefused() {
        pom.perPlatform(
                "linux/arm64",
                new RawParts(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of()));
        assertThat(pom.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID));
    }
}
