package io.github.multiarchmaven.content;

import static io.github.multiarchmaven.content.Scratch.image;
import static io.github.multiarchmaven.content.Scratch.text;
import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.layout.TestLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which programs an image starts, and over which way. */
class StartedProgramsTest {

    private static final TestLayer BASE = TestLayer.empty()
            .folder("usr/bin")
            .link("bin", "usr/bin")
            .program("usr/bin/busybox", program("arm64"))
            .hardLink("usr/bin/sh", "usr/bin/busybox")
            .link("usr/bin/env", "./busybox")
            .program("usr/bin/java", program("arm64"));

    private final Path folder;

    StartedProgramsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static List<String> paths(Programs programs) {
        assertThat(programs.doubts()).isEmpty();
        return programs.binaries().stream().map(Binary::path).toList();
    }

    private List<String> of(Scratch image) {
        return paths(image.started(folder));
    }

    private List<String> doubts(Scratch image) {
        Programs programs = image.started(folder);
        assertThat(programs.binaries()).isEmpty();
        return programs.doubts();
    }

    private static Scratch withApp(byte[] app) {
        return image("linux/arm64", BASE, TestLayer.empty().program("opt/app/run", app));
    }

    @Test
    void aStaticEntryPoint() {
        assertThat(of(withApp(program("arm64")).entrypoint("/opt/app/run", "--port", "80")))
                .containsExactly("/opt/app/run");
    }

    @Test
    void aCommandAlone() {
        assertThat(of(withApp(program("arm64")).command("/opt/app/run"))).containsExactly("/opt/app/run");
    }

    @Test
    void theEntryPointIsWhatRunsWhereThereAreBoth() {
        assertThat(of(withApp(program("arm64")).entrypoint("/opt/app/run").command("sh")))
                .containsExactly("/opt/app/run");
    }

    @Test
    void aDynamicProgramHasItsLoader() {
        TestLayer libraries = TestLayer.empty()
                .program("usr/lib/ld-2.so", program("arm64"))
                .link("usr/lib/ld-linux.so.1", "ld-2.so")
                .link("lib", "usr/lib");
        Scratch image = image(
                        "linux/arm64",
                        TestLayer.empty()
                                .program(
                                        "app",
                                        TestElf.of("arm64")
                                                .loader("/lib/ld-linux.so.1")
                                                .bytes()),
                        libraries)
                .entrypoint("/app");

        Programs programs = image.started(folder);

        assertThat(paths(programs)).containsExactly("/app", "/usr/lib/ld-2.so");
        assertThat(programs.binaries().get(1).route())
                .containsExactly(
                        "the entry point is /app",
                        "/app is started by the loader /lib/ld-linux.so.1",
                        "over the link /lib -> usr/lib",
                        "over the link /usr/lib/ld-linux.so.1 -> ld-2.so");
    }

    @Test
    void aLoaderThatIsNotThereIsADoubt() {
        Scratch image =
                withApp(TestElf.of("arm64").loader("/lib64/ld.so").bytes()).entrypoint("/opt/app/run");

        Programs programs = image.started(folder);

        assertThat(programs.binaries()).hasSize(1);
        assertThat(programs.doubts())
                .containsExactly("/opt/app/run is started by the loader /lib64/ld.so, which the image does not have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "#!/bin/sh; /usr/bin/busybox|/usr/bin/sh",
                "#! /bin/sh -e; /usr/bin/sh",
                "#!/usr/bin/env java; /usr/bin/busybox|/usr/bin/java",
                "#!/usr/bin/env -S java -jar; /usr/bin/busybox|/usr/bin/java",
                "#!../../bin/sh; /usr/bin/sh",
            })
    void aScriptRunsItsInterpreter(String line, String programs) {
        Scratch image =
                withApp(text(line + "\necho hello\n")).workingFolder("/opt/app").entrypoint("/opt/app/run");

        assertThat(of(image)).isNotEmpty().isSubsetOf(programs.split("\\|", -1));
        assertThat(of(image)).contains(programs.substring(programs.indexOf('|') + 1));
    }

    @Test
    void aScriptOfAScript() {
        Scratch image = image(
                        "linux/arm64",
                        BASE,
                        TestLayer.empty().program("a", text("#!/b\n")).program("b", text("#!/bin/sh\n")))
                .entrypoint("/a");

        Programs programs = image.started(folder);

        assertThat(paths(programs)).containsExactly("/usr/bin/sh");
        assertThat(programs.binaries().get(0).route())
                .containsExactly(
                        "the entry point is /a",
                        "/a begins with #!/b",
                        "/b begins with #!/bin/sh",
                        "over the link /bin -> usr/bin");
    }

    @Test
    void aScriptThatIsItsOwnInterpreterComesToAnEnd() {
        assertThat(doubts(withApp(text("#!/opt/app/run\n")).entrypoint("/opt/app/run")))
                .singleElement()
                .asString()
                .contains("leads to no program");
    }

    @Test
    void aScriptHandsOverToTheCommand() {
        Scratch image = withApp(text("#!/bin/sh\nexec \"$@\"\n"))
                .entrypoint("/opt/app/run")
                .command("java", "-jar");

        assertThat(of(image)).containsExactly("/usr/bin/sh", "/usr/bin/java");
        assertThat(of(image.command("--port=80"))).containsExactly("/usr/bin/sh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "java -jar app.jar; /usr/bin/java",
                "exec java $OPTS -jar app.jar; /usr/bin/java",
                "/usr/bin/java -version && echo done; /usr/bin/java",
                "$JAVA_HOME/bin/java; ",
                "OPTS=1 java; ",
                "'java' -jar; ",
                "\"/usr/bin/java\"; ",
                "if true; ",
                "; ",
            })
    void aShellRunsAndWhatItSurelyStarts(String line, String further) {
        List<String> found = of(withApp(program("arm64")).entrypoint("/bin/sh", "-c", line == null ? "" : line));

        assertThat(found).startsWith("/usr/bin/sh");
        assertThat(found.subList(1, found.size())).isEqualTo(further == null ? List.of() : List.of(further));
    }

    @ParameterizedTest
    @CsvSource({"-c, true", "-ec, true", "-o pipefail -c, true", "-eo pipefail -c, true", "file -c, false", "-e, false"
    })
    void aShellHasItsLineBehindAnOption(String options, boolean line) {
        List<String> words = new ArrayList<>(List.of("/bin/sh"));
        words.addAll(List.of(options.split(" ", -1)));
        words.add("java");

        assertThat(of(image("linux/arm64", BASE).entrypoint(words.toArray(String[]::new))))
                .hasSize(line ? 2 : 1);
    }

    @Test
    void startersRunWhatTheyAreTold() {
        TestLayer tini = TestLayer.empty().program("sbin/tini", program("arm64"));

        assertThat(of(image("linux/arm64", BASE, tini)
                        .entrypoint("/sbin/tini", "--")
                        .command("java", "-jar")))
                .containsExactly("/sbin/tini", "/usr/bin/java");
        assertThat(of(image("linux/arm64", BASE, tini).entrypoint("tini", "-e", "143", "--", "java")))
                .containsExactly("/sbin/tini", "/usr/bin/java");
        assertThat(of(image("linux/arm64", BASE, tini).entrypoint("tini", "-e", "143", "java")))
                .containsExactly("/sbin/tini");
        assertThat(of(image("linux/arm64", BASE).entrypoint("/usr/bin/env", "java")))
                .containsExactly("/usr/bin/busybox", "/usr/bin/java");
    }

    @Test
    void theFoldersOfPathAreLookedThroughInTheirOrder() {
        TestLayer two = TestLayer.empty()
                .file("a/app", program("arm64"))
                .program("b/app", program("arm64"))
                .program("c/app", program("arm64"))
                .program("usr/local/bin/app", program("arm64"));

        assertThat(of(image("linux/arm64", two).environment("PATH=/a:/b:/c").command("app")))
                .containsExactly("/b/app");
        assertThat(of(image("linux/arm64", two)
                        .environment("PATH=/b", "PATH=/c")
                        .command("app")))
                .containsExactly("/c/app");
        assertThat(of(image("linux/arm64", two)
                        .environment("PATH=:/a")
                        .workingFolder("/c")
                        .command("app")))
                .containsExactly("/c/app");
        assertThat(of(image("linux/arm64", two).command("app"))).containsExactly("/usr/local/bin/app");
    }

    @Test
    void aRelativePathBeginsInTheWorkingFolder() {
        assertThat(of(withApp(program("arm64")).workingFolder("/opt/app").command("./run")))
                .containsExactly("/opt/app/run");
    }

    @Test
    void anImageWithoutACommandStartsNothing() {
        Programs programs = image("linux/arm64", BASE).started(folder);

        assertThat(programs.binaries()).isEmpty();
        assertThat(programs.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nothing; the command is nothing, which no folder of PATH has",
                "/nothing; the command is /nothing: the image has no file /nothing",
                "$HOME/bin/app; the command is $HOME/bin/app: the image has no file /$HOME/bin/app",
                "/bin; the command is /bin: the image has no file /bin",
                "/text; the command is /text: /text is no program in a form that Linux starts: neither ELF nor a script"
                        + " that begins with #!",
                "/script; /script begins with #!/nothing: the image has no file /nothing",
                "/envscript; /envscript begins with #!/bin/env nothing, and no folder of PATH has nothing",
                "/exe; the command is /exe: /exe is a program of Windows",
                "/cut; the command is /cut: /cut is an ELF file with a broken header",
                "/zero; the command is /zero: /zero is empty",
                "/round; the command is /round: the image has no file /round",
            })
    void whatCannotBeToldIsADoubt(String command, String doubt) {
        TestLayer odd = TestLayer.empty()
                .program("text", text("echo\n"))
                .program("script", text("#!/nothing\n"))
                .program("envscript", text("#!/bin/env nothing\n"))
                .program("exe", text("MZ"))
                .program("cut", text("\177ELF\2\1"))
                .program("zero", text(""))
                .link("round", "round");

        assertThat(image("linux/arm64", BASE, odd)
                        .command(command)
                        .started(folder)
                        .doubts())
                .containsExactly(doubt);
    }

    @Test
    void allProgramsAreThoseThatCanBeExecuted() {
        TestLayer many = TestLayer.empty()
                .program("lib/library.so", TestElf.of("arm64").type(3).bytes())
                .file("lib/data.so", program("amd64"))
                .program("lib/object.o", TestElf.of("amd64").type(1).bytes())
                .program("text", text("text"));

        assertThat(paths(image("linux/arm64", BASE, many).command("sh").all(folder)))
                .containsExactly("/usr/bin/sh", "/lib/library.so", "/usr/bin/busybox", "/usr/bin/java");
    }
}
