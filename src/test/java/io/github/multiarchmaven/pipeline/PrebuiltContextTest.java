package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.ConfigurationReader;
import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.config.RawPrebuilt;
import io.github.multiarchmaven.config.RawProject;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.UnknownPlatforms;
import io.github.multiarchmaven.content.TestElf;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrebuiltContextTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM_V7 = Platform.of("linux/arm/v7");
    private static final byte[] MAC = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, 12, 0, 0, 1};
    private static final byte[] MAC_UNIVERSAL = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 2};
    private static final byte[] JAVA_CLASS = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61};
    private static final byte[] WINDOWS = "MZ and more".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BROKEN = {0x7f, 'E', 'L', 'F', 2};

    @TempDir
    private Path folder;

    private final ToldLines told = new ToldLines();
    private final List<RawPrebuilt.RawFile> files = new ArrayList<>();
    private Optional<String> baseImage = Optional.empty();
    private Optional<String> checkBinaries = Optional.empty();

    @BeforeEach
    void writeDockerfile() throws IOException {
        write("docker/Dockerfile", "FROM scratch".getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private void prebuilt(String platform, String source, String target, String mode) {
        files.add(new RawPrebuilt.RawFile(filled(platform), filled(source), filled(target), filled(mode)));
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    private BuildSpec spec() {
        return ConfigurationReader.read(new RawConfiguration(
                Optional.of("acme/app"),
                Optional.empty(),
                List.of(),
                RawProject.ofVersion("1.0"),
                List.of("linux/amd64", "linux/arm/v7"),
                List.of(),
                UnknownPlatforms.REFUSED,
                new RawConfiguration.RawSource(
                        folder,
                        new RawConfiguration.RawParts(
                                Optional.of(baseImage.isPresent() ? folder : folder.resolve("docker")),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                List.of("other=docker"),
                                List.of()),
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                RawConfiguration.RawOptions.NONE,
                RawConfiguration.RawOutputs.NONE,
                new RawConfiguration.RawBuilder(Optional.empty(), Optional.empty(), Map.of()),
                new RawConfiguration.RawBinfmt(Optional.empty(), Optional.empty()),
                checkBinaries,
                new RawPrebuilt(
                        files, baseImage, baseImage.stream().map(any -> "myapp").toList(), Optional.empty())));
    }

    private Map<Platform, List<PrebuiltTree>> look() {
        return PrebuiltCheck.run(spec(), List.of(AMD64, ARM_V7));
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ProblemException.class, this::look).problems();
    }

    /** Lays everything out and says what is where. */
    private List<String> laidOut() throws IOException {
        Results results = new Results(folder.resolve("target"));
        new PrebuiltContext(results, told).write(spec(), look());
        Path place = results.prebuiltOf("app");
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(path -> !Files.isDirectory(path))
                    .map(path -> place.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private Path laidOut(String path) {
        return new Results(folder.resolve("target")).prebuiltOf("app").resolve(path);
    }

    private void article() throws IOException {
        write("rel/myapp-amd64", TestElf.program("amd64"));
        write("rel/myapp-arm", TestElf.arm(10));
        prebuilt("", "rel/myapp-{arch}", "myapp", "");
    }

    @Test
    void everyPlatformHasAFolderOfItsOwn() throws IOException {
        article();

        assertThat(laidOut()).containsExactly("files/linux/amd64/myapp", "files/linux/arm/v7/myapp");
        assertThat(laidOut("files/linux/arm/v7/myapp")).hasBinaryContent(TestElf.arm(10));
        assertThat(folder.resolve("rel/myapp-arm")).exists();
    }

    @Test
    void theBuildTakesThemFromThere() throws IOException {
        article();
        Results results = new Results(folder.resolve("target"));

        Source source =
                new PrebuiltContext(results, told).placedIn(spec()).sources().of(ARM_V7);

        assertThat(source.buildContexts())
                .containsEntry("prebuilt", laidOut("files").toString())
                .containsKey("other");
        assertThat(source.dockerfile()).isEqualTo(folder.resolve("docker/Dockerfile"));
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void withoutADockerfileThereIsOneAndAContextOfNothing() throws IOException {
        article();
        baseImage = Optional.of("alpine");
        Results results = new Results(folder.resolve("target"));

        Source source =
                new PrebuiltContext(results, told).placedIn(spec()).sources().of(ARM_V7);

        assertThat(laidOut()).startsWith("Dockerfile");
        assertThat(source.dockerfile()).content().startsWith("FROM alpine\n");
        assertThat(source.context()).isEmptyDirectory();
        assertThat(PrebuiltContext.describe(spec(), look()))
                .containsExactly(
                        "take rel/myapp-amd64 for linux/amd64, as myapp",
                        "take rel/myapp-arm for linux/arm/v7, as myapp",
                        "by this Dockerfile:",
                        "    FROM alpine",
                        "    ARG TARGETPLATFORM",
                        "    COPY --from=prebuilt $TARGETPLATFORM/ /usr/local/bin/",
                        "    ENTRYPOINT [\"myapp\"]");
    }

    @Test
    void whatIsKeptDoesNotHoldThem() throws IOException {
        article();
        Results results = new Results(folder.resolve("target"));
        try (Staging staging = results.stage("app")) {
            new PrebuiltContext(results, told).write(spec(), look());
            Files.createDirectories(staging.layout());

            assertThat(results.keep(staging, "app")).isDirectoryNotContaining("glob:**prebuilt");
        }
    }

    @Test
    void everythingThatIsMissingOrWrongIsSaidAtOnce() throws IOException {
        write("rel/myapp-amd64", TestElf.arm(10));
        prebuilt("", "rel/myapp-{arch}", "myapp", "");
        prebuilt("linux/amd64", "other/tool", "", "");

        assertThat(problems())
                .extracting(Problem::code, Problem::what)
                .containsExactly(
                        tuple(
                                ProblemCode.PREBUILT_MISSING,
                                "there is no other/tool, which <prebuilt> has for linux/amd64"),
                        tuple(
                                ProblemCode.PREBUILT_WRONG_PLATFORM,
                                "rel/myapp-amd64, which <prebuilt> has for linux/amd64, is a program for arm/v7"),
                        tuple(
                                ProblemCode.PREBUILT_MISSING,
                                "there is no rel/myapp-arm, which <prebuilt> has for linux/arm/v7"));
        assertThat(problems().get(0).why()).endsWith("there is not even a folder " + folder.resolve("other"));
        assertThat(problems().get(1).evidence())
                .containsExactly("rel/myapp-amd64: arm (ELF machine 40, 32 bits, little-endian)/v7");
        assertThat(problems().get(2).why()).endsWith("in that folder there is myapp-amd64");
    }

    @Test
    void aPlatformWithoutAFileIsAProblem() throws IOException {
        write("rel/myapp", TestElf.program("amd64"));
        Files.createDirectories(folder.resolve("rel/empty/too"));
        prebuilt("linux/amd64", "rel/myapp", "", "");

        assertThat(problems())
                .extracting(Problem::code, Problem::what)
                .containsExactly(tuple(ProblemCode.PREBUILT_MISSING, "<prebuilt> has nothing for linux/arm/v7"));

        prebuilt("linux/arm/v7", "rel/empty", "", "");
        assertThat(problems())
                .extracting(Problem::what, Problem::why)
                .containsExactly(
                        tuple("<prebuilt> has nothing for linux/arm/v7", "the folder rel/empty holds no file"));
    }

    @Test
    void aPlatformThatIsNotBuiltNeedsNone() throws IOException {
        write("rel/myapp-amd64", TestElf.program("amd64"));
        prebuilt("", "rel/myapp-{arch}", "myapp", "");

        assertThat(PrebuiltCheck.run(spec(), List.of(AMD64))).containsOnlyKeys(AMD64);
    }

    @Test
    void programsOfOtherSystemsAreRefused() throws IOException {
        write("mac", MAC);
        write("universal", MAC_UNIVERSAL);
        write("windows.exe", WINDOWS);
        write("broken", BROKEN);
        prebuilt("linux/amd64", "mac", "", "");
        prebuilt("linux/amd64", "universal", "", "");
        prebuilt("linux/amd64", "windows.exe", "", "");
        prebuilt("linux/arm/v7", "broken", "", "");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly(
                        "mac, which <prebuilt> has for linux/amd64, is a program of macOS",
                        "universal, which <prebuilt> has for linux/amd64, is a program of macOS",
                        "windows.exe, which <prebuilt> has for linux/amd64, is a program of Windows",
                        "broken, which <prebuilt> has for linux/arm/v7, is an ELF file with a broken header");
    }

    @Test
    void whatIsNoProgramForAProcessorIsFineEverywhere() throws IOException {
        write("any/app.jar", "PK".getBytes(StandardCharsets.US_ASCII));
        write("any/Main.class", JAVA_CLASS);
        write("any/empty", new byte[0]);
        write("any/run", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
        byte[] object = TestElf.program("s390x");
        object[17] = 1;
        write("any/object.o", object);
        prebuilt("", "any", "", "");

        assertThat(laidOut()).hasSize(10).contains("files/linux/amd64/any/app.jar", "files/linux/arm/v7/any/object.o");
    }

    @Test
    void inAFolderEveryProgramIsCompared() throws IOException {
        write("jre-amd64/bin/java", TestElf.program("amd64"));
        write("jre-amd64/release", "JAVA_VERSION".getBytes(StandardCharsets.US_ASCII));
        write("jre-arm/bin/java", TestElf.program("amd64"));
        write("jre-arm/lib/libjava.so", TestElf.program("amd64"));
        prebuilt("", "jre-{arch}", "jre", "");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly("jre-arm, which <prebuilt> has for linux/arm/v7, holds jre-arm/bin/java, which is a"
                        + " program for amd64, and 1 more that are not for it");
        assertThat(problems().get(0).evidence()).hasSize(2);
    }

    @Test
    void whoeverWantsAnyProgramSwitchesTheComparisonOff() throws IOException {
        write("rel/myapp", TestElf.program("s390x"));
        prebuilt("", "rel/myapp", "", "");
        checkBinaries = Optional.of("off");

        assertThat(look()).containsOnlyKeys(AMD64, ARM_V7);
    }

    @Test
    void twoThingsInOnePlaceAreRefused() throws IOException {
        write("a/lib/x.so", TestElf.program("amd64"));
        write("b/lib", "a file".getBytes(StandardCharsets.US_ASCII));
        prebuilt("linux/amd64", "a", "app", "");
        prebuilt("linux/amd64", "b/lib", "app/lib", "");
        prebuilt("linux/arm/v7", "b/lib", "lib", "");
        prebuilt("linux/arm/v7", "b/lib", "lib/x/y", "");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly(
                        "<prebuilt> has two things for \"app/lib\" of linux/amd64: one of a, one of b/lib",
                        "<prebuilt> has two things for \"lib\" of linux/arm/v7: one of b/lib, one of b/lib");
    }

    @Test
    void aFileCannotBeAFolder() throws IOException {
        write("rel/myapp", TestElf.program("amd64"));
        prebuilt("linux/amd64", "rel/myapp", ".", "");
        prebuilt("linux/arm/v7", "docker", ".", "");

        assertThat(problems())
                .extracting(Problem::what)
                .containsExactly("rel/myapp is a file, and its <target> is a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksInAFolderStayLinks() throws IOException {
        write("jre/legal/java.base/LICENSE", "text".getBytes(StandardCharsets.US_ASCII));
        Files.createDirectories(folder.resolve("jre/legal/java.xml"));
        Files.createSymbolicLink(folder.resolve("jre/legal/java.xml/LICENSE"), Path.of("../java.base/LICENSE"));
        Files.createSymbolicLink(folder.resolve("current"), Path.of("jre"));
        prebuilt("", "current", ".", "");

        laidOut();

        assertThat(Files.readSymbolicLink(laidOut("files/linux/amd64/legal/java.xml/LICENSE")))
                .isEqualTo(Path.of("../java.base/LICENSE"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackslashIsPartOfAName() throws IOException {
        byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
        write("rel/units/..\\..\\..\\pwned.txt", text);
        write("rel/units/dev-disk\\x2dby.mount", text);
        prebuilt("", "rel/units", ".", "");

        assertThat(laidOut())
                .contains("files/linux/amd64/..\\..\\..\\pwned.txt", "files/linux/amd64/dev-disk\\x2dby.mount");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksThatLeadOutOfAFolderAreRefused() throws IOException {
        write("rel/secret", "text".getBytes(StandardCharsets.US_ASCII));
        write("rel/tree/file", "text".getBytes(StandardCharsets.US_ASCII));
        Files.createSymbolicLink(folder.resolve("rel/tree/a"), Path.of("../secret"));
        Files.createSymbolicLink(folder.resolve("rel/tree/b"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("rel/tree/c"), Path.of("file"));
        prebuilt("linux/amd64", "rel/tree", "", "");
        prebuilt("linux/arm/v7", "rel/secret", "", "");

        assertThat(problems())
                .extracting(Problem::code, Problem::what)
                .containsExactlyInAnyOrder(
                        tuple(
                                ProblemCode.PREBUILT_INVALID,
                                "rel/tree/a is a link to ../secret, which leads out of rel/tree"),
                        tuple(
                                ProblemCode.PREBUILT_INVALID,
                                "rel/tree/b is a link to /etc/passwd, which leads out of rel/tree"));
    }

    @ParameterizedTest
    @CsvSource({
        "tool,     '',  rw-r--r--, rwxr-xr-x",
        "run,      '',  rw-------, rwxr-xr-x",
        "text,     '',  rw-rw-rw-, rw-r--r--",
        "text,     '',  rwx------, rwxr-xr-x",
        "text,     640, rwx------, rw-r-----",
        "tool,     500, rw-rw----, r-x------",
    })
    @DisabledOnOs(OS.WINDOWS)
    void permissionsFollowFromWhatAFileIs(String file, String mode, String before, String after) throws IOException {
        write("rel/tool", TestElf.program("amd64"));
        write("rel/run", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
        write("rel/text", "text".getBytes(StandardCharsets.US_ASCII));
        Files.setPosixFilePermissions(folder.resolve("rel").resolve(file), PosixFilePermissions.fromString(before));
        prebuilt("linux/amd64", "rel/" + file, "lib/it", mode);
        prebuilt("linux/arm/v7", "rel/text", "", "");

        laidOut();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(laidOut("files/linux/amd64/lib/it"))))
                .isEqualTo(after);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(laidOut("files/linux/amd64/lib"))))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void theTimeOfAFileFollowsFromWhatIsInIt() throws IOException {
        write("rel/a", "one".getBytes(StandardCharsets.US_ASCII));
        write("rel/b", "two".getBytes(StandardCharsets.US_ASCII));
        Files.setLastModifiedTime(write("rel/c", "one".getBytes(StandardCharsets.US_ASCII)), FileTime.fromMillis(1));
        prebuilt("", "rel", ".", "");

        laidOut();

        FileTime time = Files.getLastModifiedTime(laidOut("files/linux/amd64/a"));
        assertThat(time.toString()).startsWith("1980-02-01T");
        assertThat(Files.getLastModifiedTime(laidOut("files/linux/amd64/c"))).isEqualTo(time);
        assertThat(Files.getLastModifiedTime(laidOut("files/linux/amd64/b"))).isNotEqualTo(time);
        assertThat(Files.getLastModifiedTime(laidOut("files/linux")).toString()).isEqualTo("1980-02-01T00:00:00Z");
    }
}
