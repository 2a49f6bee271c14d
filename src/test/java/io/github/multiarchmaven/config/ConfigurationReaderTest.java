package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    private static final String PINNED = "registry.example.com/binfmt@sha256:" + "a1".repeat(32);

    private final Path folder;

    ConfigurationReaderTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    private Pom pom() {
        return new Pom(folder);
    }

    private static Source source(BuildSpec spec) {
        return spec.sources().of(Platform.of("linux/arm64"));
    }

    @Test
    void imageAndPlatformsAreEnough() {
        BuildSpec spec = pom().read();
        assertThat(spec.naming().id()).isEqualTo("app");
        assertThat(spec.naming().firstName()).hasToString("acme/app:1.0");
        assertThat(spec.platforms()).hasToString("[linux/amd64, linux/arm64]");
        assertThat(spec.narrowing()).isEqualTo(new BuildSpec.Narrowing.None());
        assertThat(source(spec).context()).isEqualTo(folder.toAbsolutePath().normalize());
        assertThat(source(spec).dockerfile())
                .isEqualTo(folder.resolve("Dockerfile").toAbsolutePath().normalize());
        assertThat(spec.builder())
                .isInstanceOfSatisfying(
                        BuilderChoice.Automatic.class,
                        automatic -> assertThat(automatic.otherwise().image())
                                .hasToString(ConfigurationReader.DEFAULT_BUILDKIT_IMAGE));
        assertThat(spec.binfmt().mode()).isEqualTo(BinfmtMode.AUTO);
        assertThat(spec.binfmt().image()).hasToString(ConfigurationReader.DEFAULT_BINFMT_IMAGE);
        assertThat(spec.binfmt().image().digest()).isPresent();
    }

    @Test
    void everythingThatIsWrittenIsTaken() throws IOException {
        Files.createDirectories(folder.resolve("docker/ctx"));
        Files.writeString(folder.resolve("docker/Dockerfile.app"), "FROM scratch\n");
        BuildSpec spec = pom().with("image", "localhost:5000/acme/app")
                .with("id", "other")
                .withList("tags", "2", "2", "latest")
                .with("context", "docker/../docker/ctx")
                .with("dockerfile", "docker/Dockerfile.app")
                .with("target", "final")
                .with("builder.image", "registry.example.com/buildkit:1")
                .withDriverOpt("network", "host")
                .with("binfmt.image", PINNED)
                .with("binfmt.mode", " Never ")
                .withBuildArg("NAME", "value")
                .withList("buildContexts", "alpine=docker-image://alpine:3.20", " files = src/files ")
                .read();
        assertThat(spec.naming().id()).isEqualTo("other");
        assertThat(spec.naming().tags()).containsExactly("2", "latest");
        assertThat(source(spec).context())
                .isEqualTo(folder.resolve("docker").resolve("ctx").toAbsolutePath());
        assertThat(source(spec).dockerfile().getFileName()).hasToString("Dockerfile.app");
        assertThat(source(spec).target()).contains("final");
        assertThat(source(spec).buildArgs()).containsEntry("NAME", "value");
        assertThat(source(spec).labels()).containsEntry("org.example.label", "a, \"b\"");
        assertThat(source(spec).buildContexts())
                .containsEntry("alpine", "docker-image://alpine:3.20")
                .containsEntry("files", folder.resolve("src/files").toString());
        assertThat(spec.builder())
                .isInstanceOfSatisfying(
                        BuilderChoice.Managed.class,
                        managed -> assertThat(managed.driverOpts()).containsEntry("network", "host"));
        assertThat(spec.binfmt())
                .isEqualTo(new BuildSpec.BinfmtChoice(spec.binfmt().image(), BinfmtMode.NEVER));
        assertThat(spec.binfmt().image()).hasToString(PINNED);
    }

    @Test
    void theDriverSaysWhoBuilds() {
        assertThat(pom().with("builder.driver", "docker").read().builder())
                .isEqualTo(new BuilderChoice.Existing("default"));
        assertThat(pom().with("builder.driver", "docker-container").read().builder())
                .isInstanceOf(BuilderChoice.Managed.class);
        assertThat(pom().with("builder.driver", "auto")
                        .with("builder.image", "registry.example.com/buildkit:1")
                        .read()
                        .builder())
                .as("settings are for one that is made")
                .isInstanceOf(BuilderChoice.Managed.class);
        assertThat(pom().with("builder.driver", "podman").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SETTING_INVALID);
        assertThat(pom().with("builder.driver", "docker")
                        .withDriverOpt("network", "host")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
        assertThat(pom().with("builder.driver", "docker-container")
                        .with("builder.name", "mine")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
    }

    @Test
    void fiveMistakesAreFiveProblems() {
        List<Problem> problems = pom().with("image", "acme/app:1.0")
                .withList("tags", "1.0+build")
                .withList("platforms", "linux/amr64", "linux/amd64")
                .withBuildArg("TARGETARCH", "amd64")
                .with("binfmt.mode", "sometimes")
                .problems();
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ProblemCode.IMAGE_INVALID,
                        ProblemCode.TAG_INVALID,
                        ProblemCode.PLATFORM_UNKNOWN,
                        ProblemCode.BUILD_ARG_AUTOMATIC,
                        ProblemCode.SETTING_INVALID);
        assertThat(problems.stream().map(Problem::what))
                .anyMatch(what -> what.contains("\"acme/app:1.0\""))
                .anyMatch(what -> what.contains("\"1.0+build\""))
                .anyMatch(what -> what.contains("\"linux/amr64\""))
                .anyMatch(what -> what.contains("TARGETARCH"))
                .anyMatch(what -> what.contains("\"sometimes\""));
    }

    @Test
    void nothingAtAllIsTwoProblems() {
        assertThat(pom().without("image").without("platforms").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.IMAGE_MISSING, ProblemCode.PLATFORMS_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "image, Acme/App, IMAGE_INVALID, [registry",
        "image, acme/app:1, IMAGE_INVALID, <tags><tag>1</tag></tags>",
        "image, ${undefined}, IMAGE_INVALID, [registry",
        "id, ../elsewhere, ID_INVALID, letters",
        "id, .hidden, ID_INVALID, letters",
        "id, a b, ID_INVALID, letters",
        "version, 1.0+7, TAG_INVALID, Set <tags>",
        "context, no/such/folder, CONTEXT_MISSING, correct <context>",
        "context, Dockerfile, CONTEXT_MISSING, correct <context>",
        "dockerfile, no/such/file, DOCKERFILE_MISSING, correct <dockerfile>",
        "builder.name, 7up, BUILDER_NAME_INVALID, docker buildx ls",
        "builder.name, -f, BUILDER_NAME_INVALID, docker buildx ls",
        "builder.image, UPPER/case, SETTING_INVALID, that form",
        "binfmt.image, tonistiigi/binfmt:latest, BINFMT_IMAGE_UNPINNED, @sha256",
        "binfmt.image, tonistiigi/binfmt@sha256:12, SETTING_INVALID, that form",
        "binfmt.mode, '', SETTING_INVALID, Choose one",
        "checkBinaries, some, SETTING_INVALID, Choose one",
        "checkBinaries, '', SETTING_INVALID, Choose one",
    })
    void eachMistakeIsItsOwnProblemWithARemedy(String element, String text, ProblemCode code, String remedy) {
        List<Problem> problems = pom().with(element, text).problems();
        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).lines()).anyMatch(line -> line.contains(remedy));
    }

    @Test
    void aMissingDockerfileInTheContextIsOneProblem() throws IOException {
        Files.delete(folder.resolve("Dockerfile"));
        assertThat(pom().problems()).extracting(Problem::code).containsExactly(ProblemCode.DOCKERFILE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TARGETPLATFORM", "TARGETOS", "TARGETVARIANT", "BUILDPLATFORM", "BUILDARCH"})
    void automaticArgumentsAreBuildKitsOwn(String name) {
        assertThat(pom().withBuildArg(name, "x").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILD_ARG_AUTOMATIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1A", "A-B", "A=B", "A\nB"})
    void aNameThatNoArgCanHaveIsRefused(String name) {
        assertThat(pom().withBuildArg(name, "x").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SETTING_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "alpine", "alpine=", "=docker-image://alpine", " = "})
    void aNamedContextNeedsANameAndALocation(String text) {
        assertThat(pom().withList("buildContexts", text).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SETTING_INVALID);
    }

    @Test
    void aChosenBuilderTakesNoSettings() {
        assertThat(pom().with("builder.name", "mine").read().builder()).isEqualTo(new BuilderChoice.Existing("mine"));
        assertThat(pom().with("builder.name", "mine")
                        .withDriverOpt("network", "host")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
        assertThat(pom().with("builder.name", "mine")
                        .with("builder.image", "moby/buildkit")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
    }

    @Test
    void noValueOfABuildArgumentOrDriverOptionIsPrinted() {
        String secret = "pl3ase-hide-me";
        Pom right = pom().withBuildArg("TOKEN", secret).withDriverOpt("env.https_proxy", secret);
        assertThat(right.raw()).asString().contains("TOKEN").doesNotContain(secret);
        assertThat(right.read()).asString().contains("TOKEN").doesNotContain(secret);
        assertThat(right.read().sources().of(Platform.of("linux/amd64")).buildArgs())
                .containsEntry("TOKEN", secret);
        Pom wrong = pom().withBuildArg("TARGETARCH", secret).withBuildArg("1", secret);
        assertThat(Stream.concat(
                        wrong.problems().stream().map(Problem::toString),
                        Stream.of(catchThrowable(wrong::read).toString())))
                .hasSize(3)
                .noneMatch(text -> text.contains(secret));
    }

    @ParameterizedTest
    @CsvSource({"entrypoint, ENTRYPOINT", "all, ALL", "off, OFF", "' ENTRYPOINT ', ENTRYPOINT", ", ENTRYPOINT"})
    void whichBinariesAreChecked(String written, BinaryCheck check) {
        Pom pom = written == null ? pom() : pom().with("checkBinaries", written);

        assertThat(pom.read().checkBinaries()).isEqualTo(check);
    }
}
