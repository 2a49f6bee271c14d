package io.github.multiarchmaven.verify;

import static io.github.multiarchmaven.content.Scratch.image;
import static io.github.multiarchmaven.content.Scratch.text;
import static io.github.multiarchmaven.content.TestElf.arm;
import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.content.Scratch;
import io.github.multiarchmaven.content.TestElf;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images made by hand, each with a program that fits and with one that does not: what passes could also have failed. */
class ContentVerificationTest {

    private final Path folder;

    ContentVerificationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ContentReport check(String platform, Scratch image) {
        return ContentVerification.check(Platform.of(platform), image.started(folder));
    }

    /** Makes the same image twice, with a program for arm64 and with one for amd64, and labels both arm64. */
    private void fitsOnlyWith(Maker maker) {
        ContentReport right = check("linux/arm64", maker.make("arm64"));
        assertThat(right.problems()).isEmpty();
        assertThat(right.doubts()).isEmpty();
        assertThat(right.compared()).isPositive();

        assertThat(check("linux/arm64", maker.make("amd64")).problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.CONTENT_WRONG_PLATFORM);
    }

    @FunctionalInterface
    private interface Maker {
        Scratch make(String architecture);
    }

    private static TestLayer app(String architecture) {
        return TestLayer.empty().program("app", program(architecture));
    }

    @Test
    void aStaticProgram() {
        fitsOnlyWith(code -> image("linux/arm64", app(code)).entrypoint("/app"));
    }

    @Test
    void aProgramThatIsOnlyTheCommand() {
        fitsOnlyWith(code -> image("linux/arm64", app(code)).command("/app"));
    }

    @Test
    void aDynamicProgramByItself() {
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty()
                                .program(
                                        "app", TestElf.of(code).loader("/ld.so").bytes())
                                .program("ld.so", program("arm64")))
                .entrypoint("/app"));
    }

    @Test
    void aDynamicProgramByItsLoader() {
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty()
                                .program(
                                        "app",
                                        TestElf.of("arm64").loader("/ld.so").bytes())
                                .program("ld.so", program(code)))
                .entrypoint("/app"));
    }

    @Test
    void aScriptByItsInterpreter() {
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty().program("bin/sh", program(code)).program("run", text("#!/bin/sh\n")))
                .entrypoint("/run"));
    }

    @Test
    void theShellForm() {
        fitsOnlyWith(code -> image("linux/arm64", TestLayer.empty().program("bin/sh", program(code)))
                .command("/bin/sh", "-c", "while true; do sleep 1; done"));
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty().program("bin/sh", program("arm64")).program("usr/bin/java", program(code)))
                .command("/bin/sh", "-c", "java -jar /app.jar"));
    }

    @Test
    void linksIntoAnotherLayer() {
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty().link("app", "current/bin/app").link("current", "opt/2"),
                        TestLayer.empty().program("opt/2/bin/app", program(code)))
                .entrypoint("/app"));
    }

    @Test
    void aFileThatIsDeletedAndAddedAgain() {
        fitsOnlyWith(
                code -> image("linux/arm64", app("s390x"), TestLayer.empty().without("app"), app(code))
                        .entrypoint("/app"));
    }

    @Test
    void aFileThatIsReplaced() {
        fitsOnlyWith(code -> image("linux/arm64", app("s390x"), app(code)).entrypoint("/app"));
    }

    @Test
    void aFileBelowAnOpaqueFolder() {
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty().program("first/app", program("s390x")).program("second/app", program(code)),
                        TestLayer.empty().withoutAllIn("first"))
                .environment("PATH=/first:/second")
                .entrypoint("app"));
    }

    @Test
    void aHardLink() {
        fitsOnlyWith(code -> image("linux/arm64", app(code), TestLayer.empty().hardLink("run", "app"))
                .entrypoint("/run"));
    }

    @Test
    void aLayerInZstd() {
        fitsOnlyWith(code -> image("linux/arm64", app(code).zstd()).entrypoint("/app"));
    }

    @Test
    void javaByItsLauncher() {
        fitsOnlyWith(code -> image(
                        "linux/arm64",
                        TestLayer.empty().program("opt/java/bin/java", program(code)),
                        TestLayer.empty().file("app.jar", text("PK")))
                .environment("PATH=/opt/java/bin:/usr/bin", "JAVA_HOME=/opt/java")
                .entrypoint("java", "-jar", "/app.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, 386, true",
        "linux/arm64, arm, true",
        "linux/386, amd64, false",
        "linux/arm/v7, arm64, false",
        "linux/s390x, s390x, true",
        "linux/ppc64le, ppc64, false",
        "linux/riscv64, riscv64, true",
        "linux/mips64le, mips64, false"
    })
    void whatOtherPlatformsRun(String platform, String code, boolean right) {
        assertThat(check(platform, image(platform, app(code)).entrypoint("/app"))
                        .problems())
                .hasSize(right ? 0 : 1);
    }

    /** Tag_CPU_arch: 4 is v5TE, 7 is v6KZ, 10 is v7. */
    @ParameterizedTest
    @CsvSource({
        "linux/arm/v5, 4, true",
        "linux/arm/v5, 7, false",
        "linux/arm/v6, 7, true",
        "linux/arm/v6, 10, false",
        "linux/arm/v7, 10, true",
        "linux/arm64, 10, true"
    })
    void theVersionsOfArm(String platform, int written, boolean right) {
        Scratch image = image(platform, TestLayer.empty().program("app", arm(written)));

        assertThat(check(platform, image.entrypoint("/app")).problems()).hasSize(right ? 0 : 1);
    }

    @Test
    void whatGoMakesForArmPassesAndIsDoubtedBelowV7() {
        assertThat(check("linux/arm/v7", image("linux/arm/v7", app("arm")).entrypoint("/app")))
                .isEqualTo(new ContentReport(Platform.of("linux/arm/v7"), 1, List.of(), List.of()));
        assertThat(check("linux/arm/v6", image("linux/arm/v6", app("arm")).entrypoint("/app")))
                .satisfies(report -> assertThat(report.problems()).isEmpty())
                .extracting(ContentReport::doubts)
                .isEqualTo(List.of("of /app it does not say for which version of the ARM architecture it is"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64", "linux/arm64"})
    void anImageThatStartsNothingPasses(String platform) {
        ContentReport nothing = new ContentReport(Platform.of(platform), 0, List.of(), List.of());

        assertThat(check(platform, image(platform, app("amd64")))).isEqualTo(nothing);
        assertThat(check(platform, image(platform))).isEqualTo(nothing);
        assertThat(check(platform, image(platform, TestLayer.empty().file("data", text("data")))))
                .isEqualTo(nothing);
    }

    @Test
    void aLineEndOfWindowsIsShown() {
        Scratch image = image(
                        "linux/arm64",
                        TestLayer.empty().program("bin/sh", program("arm64")).program("run", text("#!/bin/sh\r\n")))
                .entrypoint("/run");

        assertThat(check("linux/arm64", image).doubts())
                .containsExactly(
                        "/run begins with #!/bin/sh and a carriage return, as lines end on Windows; Linux takes that for a"
                                + " part of the name");
    }

    @Test
    void namesThatWouldDisturbATerminalDoNot() {
        String name = "a\033[31m" + "p".repeat(1000);
        Scratch image = image("linux/arm64", TestLayer.empty().program(name, program("amd64")));

        Problem problem =
                check("linux/arm64", image.entrypoint("/" + name)).problems().get(0);

        assertThat(problem.what()).contains("/a?[31mppp").hasSizeLessThan(400).doesNotContain("\033");
        assertThat(problem.evidence())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(310).doesNotContain("\033"));
    }

    @Test
    void theProblemSaysWhatWhyAndWhichWay() {
        Scratch image = image(
                        "linux/arm64",
                        TestLayer.empty().link("bin", "usr/bin").program("usr/bin/sh", program("amd64")),
                        TestLayer.empty().program("run", text("#!/bin/sh\n")))
                .entrypoint("/run");

        Problem problem = check("linux/arm64", image).problems().get(0);

        assertThat(problem.what())
                .isEqualTo("the image for linux/arm64 runs /usr/bin/sh, which is a program for amd64");
        assertThat(problem.why()).contains("exec format error");
        assertThat(problem.next())
                .contains("FROM --platform")
                .contains("TARGETARCH")
                .contains("checkBinaries");
        assertThat(problem.evidence())
                .startsWith(
                        "the entry point is /run",
                        "/run begins with #!/bin/sh",
                        "over the link /bin -> usr/bin",
                        "/usr/bin/sh: amd64 (ELF machine 62, 64 bits, little-endian)")
                .last()
                .asString()
                .startsWith("  from layer sha256:");
    }

    @Test
    void manyWrongProgramsAreOneProblemThatShowsSomeOfThem() {
        TestLayer many = TestLayer.empty();
        for (int i = 0; i < 50; i++) {
            many.program("bin/tool" + i, program("amd64"));
        }
        Scratch image =
                image("linux/arm64", many.program("app", program("arm64"))).entrypoint("/app");

        assertThat(check("linux/arm64", image).problems()).isEmpty();
        Problem problem = ContentVerification.check(Platform.of("linux/arm64"), image.all(folder))
                .problems()
                .get(0);

        assertThat(problem.what())
                .isEqualTo("the image for linux/arm64 holds /bin/tool0, which is a program for amd64, and 49 more that"
                        + " are not for it");
        assertThat(problem.evidence()).hasSize(10);
    }
}
