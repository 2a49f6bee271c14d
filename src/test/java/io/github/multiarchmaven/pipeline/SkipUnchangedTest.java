package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.multiarchmaven.config.ImagePolicyReader;
import io.github.multiarchmaven.config.RawConfiguration.RawParts;
import io.github.multiarchmaven.config.RawConfiguration.RawPerPlatform;
import io.github.multiarchmaven.config.RawPrebuilt.RawFile;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SkipUnchangedTest {

    private static final String NOT_BUILT = "Nothing is built: what acme/app:1.0";
    private static final String DIGEST = "@sha256:" + "2".repeat(64);

    @TempDir
    private Path folder;

    private ChangingModule module;

    @BeforeEach
    void makeModule() {
        module = new ChangingModule(folder.resolve("module"));
    }

    private static void change(ThrowingRunnable change) {
        try {
            change.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface ThrowingRunnable {
        void run() throws IOException;
    }

    private static Arguments input(String told, Consumer<ChangingModule> before, Consumer<ChangingModule> change) {
        return arguments(told, before, change);
    }

    private static Arguments input(String told, Consumer<ChangingModule> change) {
        return input(told, module -> {}, change);
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                input("src/app.conf in the context has changed", module -> module.write("src/app.conf", "two")),
                input("src/new in the context is new", module -> module.write("src/new", "")),
                input("src/app.conf in the context is gone", module -> module.remove("src/app.conf")),
                input(
                        "empty in the context is new",
                        module -> change(() -> Files.createDirectory(module.folder.resolve("empty")))),
                input(
                        "a.tmp in the context is new",
                        module -> module.write("a.tmp", "x"),
                        module -> module.write(".dockerignore", "target\n")),
                input(
                        "src/app.conf in the context is gone",
                        module -> module.write("Dockerfile.dockerignore", "target\nsrc/app.conf\n")),
                input(
                        "Dockerfile, the Dockerfile has changed",
                        module -> module.write("Dockerfile", "FROM " + ChangingModule.PINNED)),
                input("the build argument VERSION has changed", module -> module.buildArgs.put("VERSION", "2")),
                input("the build argument NEW is new", module -> module.buildArgs.put("NEW", "")),
                input("the build argument VERSION is gone", module -> module.buildArgs.clear()),
                input("the label a is new", module -> module.labels.put("a", "b")),
                input("multiarch-maven-plugin has changed", module -> module.plugin = "1.1"),
                input(
                        "<allowedImages> has changed",
                        module -> module.allowed = ImagePolicyReader.read(Optional.empty(), List.of("**/alpine"))
                                .allowed()),
                input("<builder> has changed", module -> module.driverOpts.put("memory", "1g")),
                input("multiarch.only has changed", module -> module.only.add("linux/arm64")),
                input("the engine is new", module -> module.only.add("host")),
                input(
                        "x in the named context files has changed",
                        module -> {
                            module.write("target/files/x", "1");
                            module.buildContexts.add("files=target/files");
                        },
                        module -> module.write("target/files/x", "2")),
                input(
                        "the named context acme/base has changed",
                        module -> module.buildContexts.add("acme/base=oci-layout:///base" + DIGEST),
                        module -> module.buildContexts.set(
                                0, "acme/base=oci-layout:///base" + "@sha256:" + "3".repeat(64))),
                input(
                        "app of <prebuilt> for linux/arm64 has changed",
                        SkipUnchangedTest::addPrebuilt,
                        module -> module.write("target/app-arm64", "2")),
                input("app of <prebuilt> for linux/amd64 has changed", SkipUnchangedTest::addPrebuilt, module -> {
                    module.prebuilt.clear();
                    prebuilt(module, "644");
                }),
                input(
                        "<baseImage>, <prebuiltInto> or <entrypoint> has changed",
                        module -> {
                            addPrebuilt(module);
                            module.remove("Dockerfile");
                            module.baseImage = Optional.of("scratch");
                        },
                        module -> module.baseImage = Optional.of(ChangingModule.PINNED)),
                input(
                        "Dockerfile.arm64, the Dockerfile for linux/arm64 has changed",
                        module -> module.write("Dockerfile.arm64", "FROM scratch"),
                        module -> module.write("Dockerfile.arm64", "FROM scratch\nCOPY src /")),
                input(
                        "the build argument OWN for linux/arm64 has changed",
                        module -> module.perPlatform.add(own("1")),
                        module -> module.perPlatform.set(0, own("2"))));
    }

    private static void addPrebuilt(ChangingModule module) {
        module.write("target/app-amd64", "1");
        module.write("target/app-arm64", "1");
        prebuilt(module, "755");
    }

    private static void prebuilt(ChangingModule module, String mode) {
        module.prebuilt.add(
                new RawFile(Optional.empty(), Optional.of("target/app-{arch}"), Optional.of("app"), Optional.of(mode)));
    }

    private static RawPerPlatform own(String value) {
        return new RawPerPlatform(
                List.of("linux/arm64"),
                new RawParts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("OWN", value),
                        List.of(),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whatChangesIsBuiltAgainAndToldOnce(
            String told, Consumer<ChangingModule> before, Consumer<ChangingModule> change) {
        before.accept(module);
        assertThat(module.run()).contains("acme/app:1.0 is built: there is no result yet");
        assertThat(module.run()).contains(NOT_BUILT).doesNotContain("acme/app:1.0 is built: ");

        change.accept(module);

        assertThat(module.run())
                .contains("acme/app:1.0 is built: ")
                .contains(told)
                .doesNotContain(NOT_BUILT);
        assertThat(module.run()).contains(NOT_BUILT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void modesAndLinksCount() throws IOException {
        Path file = module.folder.resolve("src/app.conf");
        Path link = module.folder.resolve("link");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(link, Path.of("src"));
        module.run();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr--r--"));
        assertThat(module.run()).contains("acme/app:1.0 is built: src/app.conf in the context has changed");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("target"));
        assertThat(module.run()).contains("is built: link in the context has changed");
        assertThat(module.run()).contains(NOT_BUILT);
    }

    @Test
    void whatIsIgnoredAndTimesDoNotCount() throws IOException {
        module.run();

        module.write("a.tmp", "x");
        module.write("target/classes/App.class", "x");
        Files.setLastModifiedTime(module.folder.resolve("src/app.conf"), FileTime.fromMillis(0));

        assertThat(module.run())
                .contains(NOT_BUILT)
                .contains("It is in " + module.results().folderOf("app"));
    }

    @Test
    void aChangeThatBuildKitWouldNotSeeIsRefused() throws IOException {
        module.run();
        writeAtTheSameTime("two");

        Problem problem = catchThrowableOfType(ProblemException.class, module::run)
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.CHANGE_UNSEEN);
        assertThat(problem.evidence()).containsExactly("src/app.conf in the context");

        Files.setLastModifiedTime(module.folder.resolve("src/app.conf"), FileTime.fromMillis(0));
        assertThat(module.run()).contains("is built: src/app.conf in the context has changed");
        assertThat(module.run()).contains(NOT_BUILT);
    }

    private void writeAtTheSameTime(String content) throws IOException {
        Path file = module.folder.resolve("src/app.conf");
        FileTime time = Files.getLastModifiedTime(file);
        module.write("src/app.conf", content);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void anotherSizeIsSeen() throws IOException {
        module.run();
        writeAtTheSameTime("three");

        assertThat(module.run()).contains("is built: src/app.conf in the context has changed");
    }

    @Test
    void ofManyChangesSomeAreTold() {
        module.run();
        for (int i = 0; i < 7; i++) {
            module.write("src/" + i, "x");
        }

        assertThat(module.run()).endsWith("src/4 in the context is new, and 2 more");
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                input(
                        "there is no result yet",
                        module -> change(() -> module.remove("target/multiarch/app/image.json"))),
                input(
                        "image.json is not what multiarch:build wrote",
                        module -> module.write("target/multiarch/app/image.json", "{}")),
                input("was not noted", module -> module.remove("target/multiarch/app/inputs.json")),
                input("no JSON", module -> module.write("target/multiarch/app/inputs.json", "{")),
                input(
                        "another version of this plugin",
                        module -> module.write("target/multiarch/app/inputs.json", "{\"schema\": 2}")),
                input("another user or another machine", module -> change(() -> Files.delete(module.key.get()))),
                input(
                        "another user or another machine",
                        module -> change(() -> Files.write(module.key.get(), new byte[] {1}))),
                input(
                        "is missing",
                        module -> TestLayouts.remove(
                                module.layout(),
                                module.layout()
                                        .content()
                                        .images()
                                        .get(1)
                                        .layers()
                                        .get(0)
                                        .digest())),
                input(
                        "The blob for layer 2 of linux/amd64 is damaged",
                        module -> change(() -> Files.writeString(
                                module.layout()
                                        .blob(module.layout()
                                                .content()
                                                .images()
                                                .get(0)
                                                .layers()
                                                .get(1)
                                                .digest()),
                                "x"))),
                input(
                        "The blob for the configuration of linux/amd64 is damaged",
                        module -> TestLayouts.damage(
                                module.layout(),
                                module.layout()
                                        .content()
                                        .images()
                                        .get(0)
                                        .config()
                                        .digest())),
                input(
                        "the layout of the result is of another image",
                        module -> TestLayouts.of("linux/s390x")
                                .writeTo(module.layout().folder())),
                input("noCache is set", module -> module.refresh = Set.of(Refresh.STEPS)));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsNotWholeIsBuiltAgain(String told, Consumer<ChangingModule> before, Consumer<ChangingModule> damage) {
        before.accept(module);
        module.run();
        damage.accept(module);

        assertThat(module.run())
                .contains("acme/app:1.0 is built: ")
                .contains(told)
                .doesNotContain(NOT_BUILT);
        module.refresh = Set.of();
        assertThat(module.run()).contains(NOT_BUILT);
    }

    @Test
    void whatChangesWhileItIsBuiltIsNotTakenForWhatWasBuilt() {
        SkipUnchanged skipping = module.skipping();
        assertThat(skipping.look(module.spec())).isEmpty();
        module.write("src/app.conf", "two");
        skipping.note(module.spec());
        assertThat(module.told.lines)
                .last()
                .asString()
                .contains("during this one src/app.conf in the context has changed");

        module.write("src/app.conf", "one");
        assertThat(module.run()).contains("acme/app:1.0 is built: ");
    }

    @Test
    void theResultIsNotedToBeOfWhatIsHereNow() {
        module.run();
        module.run();

        assertThat(module.results().find("app").orElseThrow().description().origin())
                .isEqualTo(new Origin(Optional.of("1.0"), Optional.of("abc")));
    }

    @Test
    void aUserWithoutAPlaceForTheKeyHasEverythingBuilt() throws IOException {
        module.key = Optional.empty();
        module.run();
        assertThat(module.run()).contains("acme/app:1.0 is built: there is no key to what");

        module.write("no-folder", "x");
        module.key = Optional.of(module.folder.resolve("no-folder/key"));
        assertThat(module.run()).contains("something wrong with").contains("acme/app:1.0 is built: ");
    }

    @Test
    void valuesAreNotFoundInWhatIsNoted() throws IOException {
        module.buildArgs.putAll(Map.of("A", "hunter2", "B", "hunter2"));
        module.run();

        String noted = Files.readString(module.results().folderOf("app").resolve("inputs.json"));
        assertThat(noted).contains("the build argument A").doesNotContain("hunter2");
        assertThat(Stream.of(noted.split("\n"))
                        .filter(line -> line.contains("the build argument "))
                        .map(line -> line.replaceFirst(".* : ", "")))
                .doesNotHaveDuplicates();
        module.key = Optional.of(folder.resolve("another/inputs.key"));
        module.run();
        assertThat(Files.readString(module.results().folderOf("app").resolve("inputs.json"))
                        .lines()
                        .filter(noted::contains))
                .noneMatch(line -> line.contains("the build argument "));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadTheKey() throws IOException {
        module.run();

        Path key = module.key.orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (Stream<Path> beside = Files.list(key.getParent())) {
            assertThat(beside).containsExactly(key);
        }
    }

    private Problem refusal() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, module::run);
        assertThat(module.results().folder()).doesNotExist();
        return refused.problems().get(0);
    }

    @Test
    void everythingThatMayChangeUnseenIsRefusedAtOnce() {
        module.write("Dockerfile", """
                # syntax=docker/dockerfile:1
                FROM alpine:3.20 AS base
                ADD https://example.com/x /x
                FROM base
                COPY --from=busybox /bin/busybox /
                COPY --from=site / /
                """);
        module.write("token", "t");
        module.secrets.add("id=token,src=token");
        module.ssh.add("default");
        module.outputs.addAll(List.of("oci", "docker"));
        module.sbom = Optional.of("true");
        module.extraArgs.addAll(List.of("--ulimit=nofile=1", "--policy=file"));
        module.buildContexts.addAll(List.of(
                "site=https://example.com/site.git",
                "tools=docker-image://acme/tools:1",
                "fine=docker-image://acme/fine" + DIGEST));

        Problem problem = refusal();

        assertThat(problem.code()).isEqualTo(ProblemCode.SKIP_UNCHANGED_IMPOSSIBLE);
        assertThat(problem.next()).contains("-Dmultiarch.skipUnchanged=false");
        assertThat(problem.evidence())
                .containsExactly(
                        "<output> has another than oci, and whether that is still there is not known here",
                        "<ssh>: what is fetched with it may be another the next time",
                        "<sbom>: the image of its generator has no digest",
                        "<extraArgs> holds --policy, and what it brings in is not known here",
                        "<secrets> has token, and nothing is kept of a secret",
                        "<buildContexts>: site is somewhere else, where it may change",
                        "<buildContexts>: tools=docker-image://acme/tools:1 has no digest",
                        "Dockerfile: docker/dockerfile:1, which reads it, has no digest",
                        "Dockerfile:2: alpine:3.20 has no digest",
                        "Dockerfile:5: busybox has no digest",
                        "Dockerfile:3: ADD https://example.com/x /x is not of the context");
    }

    @Test
    void whatIsOpenIsRefused() {
        module.write("Dockerfile", "FROM ${BASE#x}");
        assertThat(refusal().evidence())
                .singleElement()
                .asString()
                .contains("Dockerfile:1")
                .contains("is open");

        module.write("Dockerfile", "# syntax=acme/other" + DIGEST + "\nwhatever");
        assertThat(refusal().evidence()).singleElement().asString().contains("is open");

        module.write("Dockerfile", "FROM scratch");
        module.write(".dockerignore", "target\n[a");
        assertThat(refusal().evidence()).singleElement().asString().contains(".dockerignore: the pattern \"[a\"");
    }

    @Test
    void aStageForAnotherMachineThatBuildsIsLookedAt() {
        module.write("Dockerfile", """
                FROM scratch AS on-amd64
                FROM alpine AS on-arm64
                FROM on-$BUILDARCH
                """);

        assertThat(refusal().evidence()).containsExactly("Dockerfile:2: alpine has no digest");
    }

    @Test
    void whatIsNotBuiltIsNotRefused() {
        module.write("Dockerfile", "FROM alpine AS unused\nFROM scratch AS base\nFROM base\nCOPY --from=base / /\n");
        module.run();

        assertThat(module.run()).contains(NOT_BUILT);
    }

    @Test
    void aContextThatWillHaveTheResultInItIsRefusedByTheFirstBuild() {
        module.remove(".dockerignore");
        assertThat(refusal().evidence())
                .singleElement()
                .asString()
                .contains("holds " + module.results().folder())
                .contains("a line in its .dockerignore");
    }

    @Test
    void soIsANamedContextWhichNoIgnoreFileSpares() {
        module.buildContexts.add("everything=.");
        assertThat(refusal().evidence())
                .singleElement()
                .asString()
                .contains("holds " + module.results().folder())
                .contains("name a folder without it");
    }

    @Test
    void aBuilderOfAnotherKindMayMakeAnotherImage() {
        module.run();
        String here = System.setProperty("os.arch", "another");
        try {
            assertThat(module.run()).contains(NOT_BUILT);
            module.write("Dockerfile", "FROM " + ChangingModule.PINNED + "\nARG BUILDARCH\nRUN echo $BUILDARCH\n");
            assertThat(module.run()).contains("the engine is new");
            System.setProperty("os.arch", here);
            assertThat(module.run()).contains("the engine has changed");
        } finally {
            System.setProperty("os.arch", here);
        }
    }

    @Test
    void whoeverOnlyAsksMakesNoKey() {
        assertThat(module.skipping().foresee(module.spec())).isEmpty();
        assertThat(module.key.orElseThrow()).doesNotExist();

        module.run();
        assertThat(module.skipping().foresee(module.spec())).isPresent();
    }

    @Test
    void aContextWithTheResultInItIsRefused() {
        module.write(".dockerignore", "*.tmp");
        module.write("target/multiarch/app.log", "x");
        ProblemException refused = catchThrowableOfType(ProblemException.class, module::run);

        assertThat(refused.problems().get(0).evidence())
                .singleElement()
                .asString()
                .contains("holds " + module.results().folder())
                .contains(".dockerignore");
    }
}
