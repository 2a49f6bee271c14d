package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrebuiltConfigurationTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM_V7 = Platform.of("linux/arm/v7");

    @TempDir
    private Path folder;

    private Path dockerfile;

    @BeforeEach
    void writeDockerfile() throws IOException {
        dockerfile = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    private Pom pom() {
        return new Pom(folder).withList("platforms", "linux/amd64", "linux/arm/v7");
    }

    private Pom withoutDockerfile() throws IOException {
        Files.delete(dockerfile);
        return pom().withPrebuilt("", "rel/myapp-{arch}", "myapp", "")
                .with("baseImage", "debian:12-slim")
                .withList("entrypoint", "/usr/local/bin/myapp");
    }

    private static void assertInvalid(Pom pom, String what) {
        assertThat(pom.problems())
                .extracting(Problem::code, Problem::what)
                .containsExactly(tuple(ProblemCode.PREBUILT_INVALID, what));
    }

    @Test
    void nothingIsPrebuiltByDefault() {
        assertThat(pom().read().prebuilt()).isEqualTo(Prebuilt.NONE);
    }

    @Test
    void aFileOfOnePlatformGoesBeforeThePatternForTheSameTarget() {
        Prebuilt prebuilt = pom().withPrebuilt("", "rel/myapp-{arch}", "myapp", "755")
                .withPrebuilt("linux/arm/v7", "rel/myapp-arm", "myapp", "")
                .withPrebuilt("", "rel/etc/myapp.conf", "", "0640")
                .read()
                .prebuilt();

        assertThat(prebuilt.filesFor(AMD64))
                .containsExactly(
                        new PrebuiltFile(
                                "rel/myapp-amd64", folder.resolve("rel/myapp-amd64"), "myapp", Optional.of(0755)),
                        new PrebuiltFile(
                                "rel/etc/myapp.conf",
                                folder.resolve("rel/etc/myapp.conf"),
                                "myapp.conf",
                                Optional.of(0640)));
        assertThat(prebuilt.filesFor(ARM_V7))
                .extracting(PrebuiltFile::written, PrebuiltFile::target, PrebuiltFile::mode)
                .containsExactly(
                        tuple("rel/myapp-arm", "myapp", Optional.empty()),
                        tuple("rel/etc/myapp.conf", "myapp.conf", Optional.of(0640)));
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64,  '{os}/{arch}{variant}/lib', linux/amd64/lib",
        "linux/arm/v7, '{os}/{arch}{variant}/lib', linux/armv7/lib",
        "linux/arm64,  'a-{arch}-{variant}',       a-arm64-",
    })
    void placeholdersStandForThePartsOfThePlatform(String platform, String source, String written) {
        Prebuilt prebuilt =
                pom().withPrebuilt("", source, "x/{arch}//./f", "").read().prebuilt();

        assertThat(prebuilt.filesFor(Platform.of(platform)))
                .extracting(PrebuiltFile::written, PrebuiltFile::target)
                .containsExactly(tuple(written, "x/" + Platform.of(platform).architecture() + "/f"));
    }

    @Test
    void withoutTargetAFileKeepsItsName() {
        Prebuilt prebuilt = pom().withPrebuilt("", "rel/jre-{arch}/", "", "")
                .withPrebuilt("linux/amd64, linux/arm/v7", "rel/tree", ".", "")
                .read()
                .prebuilt();

        assertThat(prebuilt.filesFor(ARM_V7)).extracting(PrebuiltFile::target).containsExactly("", "jre-arm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../myapp", "lib/../../myapp", "/usr/bin/myapp", "C:/myapp", "lib\\myapp", " "})
    void aTargetCannotLeaveTheFolderOfItsPlatform(String target) {
        assertInvalid(
                pom().withPrebuilt("", "rel/myapp", target, ""),
                "<prebuilt> has \"" + target.strip() + "\" as the <target> of rel/myapp");
    }

    @Test
    void aSourceIsSomethingThatAFileCanBeCalled() {
        assertInvalid(pom().withPrebuilt("", "rel/\0", "", ""), "<prebuilt> has \"rel/\0\" as a <source>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx", "0", "75", "1755", "888", "055"})
    void aModeIsOctalAndLetsTheFileBeRead(String mode) {
        assertInvalid(
                pom().withPrebuilt("", "rel/myapp", "", mode),
                "<prebuilt> has \"" + mode + "\" as the <mode> of rel/myapp");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Pom pom = pom().withPrebuilt("", "", "myapp", "")
                .withPrebuilt("", "rel/{cpu}/a", "", "")
                .withPrebuilt("", "${rel}/b", "", "")
                .withPrebuilt("linux/arm64", "rel/c", "", "")
                .withPrebuilt("", "rel/d", "d", "")
                .withPrebuilt("", "rel/e", "./d", "")
                .withPrebuilt("linux/amr", "rel/f", "", "")
                .withList("buildContexts", "prebuilt=rel", "other=rel");

        assertThat(pom.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "<prebuilt> has a <file> without <source>",
                        "<prebuilt> holds \"rel/{cpu}/a\", and {cpu} stands for nothing",
                        "<prebuilt> holds \"${rel}/b\", and {rel} stands for nothing",
                        "<prebuilt> has rel/c for linux/arm64, which is none of <platforms>",
                        "<prebuilt> holds \"linux/amr\", which is an unknown platform",
                        "<prebuilt> has more than one \"d\" for linux/amd64: rel/d and rel/e",
                        "<prebuilt> has more than one \"d\" for linux/arm/v7: rel/d and rel/e",
                        "<buildContexts> has a context called prebuilt, beside <prebuilt>");
    }

    @Test
    void aContextOfThatNameIsFineWithoutPrebuilt() {
        assertThat(pom().withList("buildContexts", "prebuilt=rel")
                        .read()
                        .sources()
                        .of(AMD64)
                        .buildContexts())
                .containsOnlyKeys("prebuilt");
    }

    @Test
    void aBaseImageNeedsNoDockerfile() throws IOException {
        assertThat(withoutDockerfile().read().prebuilt().image().orElseThrow().dockerfile())
                .containsExactly(
                        "FROM debian:12-slim",
                        "ARG TARGETPLATFORM",
                        "COPY --from=prebuilt $TARGETPLATFORM/ /usr/local/bin/",
                        "ENTRYPOINT [\"/usr/local/bin/myapp\"]");
    }

    @Test
    void whatIsStartedIsTakenAsItIs() throws IOException {
        Pom pom = withoutDockerfile()
                .with("baseImage", "scratch")
                .with("prebuiltInto", "/opt/my-app")
                .withList("entrypoint", "/opt/my-app/run", "$HOME", "a \"b\" c\\", "1\n2\tü");

        assertThat(pom.read().prebuilt().image().orElseThrow().dockerfile())
                .startsWith("FROM scratch")
                .endsWith(
                        "COPY --from=prebuilt $TARGETPLATFORM/ /opt/my-app/",
                        "ENTRYPOINT [\"/opt/my-app/run\", \"$HOME\", \"a \\\"b\\\" c\\\\\", \"1\\u000a2\\u0009ü\"]");
    }

    @Test
    void aBaseImageBesideADockerfileIsRefused() throws IOException {
        Pom pom = withoutDockerfile();
        Files.writeString(dockerfile, "FROM scratch\n");

        assertInvalid(pom, "<baseImage> is set, and there is a Dockerfile: " + dockerfile);
        assertInvalid(
                pom.with("dockerfile", "Other"),
                "<baseImage> is set, and there is a Dockerfile: " + folder.resolve("Other"));
    }

    @Test
    void aBaseImageBesideADockerfileForOnePlatformIsRefused() throws IOException {
        Path forArm = Files.writeString(folder.resolve("Dockerfile.arm"), "FROM scratch\n");

        assertInvalid(withoutDockerfile(), "<baseImage> is set, and there is a Dockerfile: " + forArm);
    }

    @Test
    void aBaseImageIsTheSameForAllPlatforms() throws IOException {
        assertInvalid(
                withoutDockerfile().perPlatform("linux/arm/v7", RawConfiguration.RawParts.of(folder)),
                "<baseImage> is set, and so is <perPlatform>");
    }

    @Test
    void aContextOfThatNameForOnePlatformIsRefused() {
        RawConfiguration.RawParts own = new RawConfiguration.RawParts(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of("prebuilt=rel"), List.of());

        assertInvalid(
                pom().withPrebuilt("", "rel/myapp", "", "").perPlatform("linux/arm/v7", own),
                "<buildContexts> has a context called prebuilt, beside <prebuilt>");
    }

    @Test
    void aBaseImageAloneIsRefused() throws IOException {
        Files.delete(dockerfile);

        assertThat(pom().with("baseImage", "FROM x").problems())
                .extracting(Problem::what)
                .containsExactly(
                        "<baseImage> is \"FROM x\", which is no image name",
                        "<baseImage> is set, and there is no <prebuilt>",
                        "<baseImage> is set, and there is no <entrypoint>");
    }

    @Test
    void valuesThatMeanSomethingElseAreRefused() throws IOException {
        Files.delete(dockerfile);
        assertThat(pom().with("baseImage", "prebuilt")
                        .withList("entrypoint", "", "--help")
                        .withPrebuilt("", "rel", "", "")
                        .problems())
                .extracting(Problem::what)
                .contains("<baseImage> is \"prebuilt\"", "<entrypoint> begins with an empty element");
    }

    @Test
    void whatIsSaidOfAnImageWithoutBaseImageIsRefused() {
        assertInvalid(pom().withList("entrypoint", "myapp"), "<entrypoint> is set without <baseImage>");
        assertInvalid(pom().with("prebuiltInto", "/opt"), "<prebuiltInto> is set without <baseImage>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt", "/opt/my app", "/opt/../bin", "/opt/$X", ""})
    void thePlaceInTheImageIsAnAbsoluteFolder(String place) throws IOException {
        assertInvalid(withoutDockerfile().with("prebuiltInto", place), "<prebuiltInto> is \"" + place + "\"");
    }
}
