package io.github.multiarchmaven.smoke;

import static io.github.multiarchmaven.content.Scratch.image;
import static io.github.multiarchmaven.content.Scratch.text;
import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.content.ImagePrograms;
import io.github.multiarchmaven.content.LayerMemory;
import io.github.multiarchmaven.content.Scratch;
import io.github.multiarchmaven.content.TestElf;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.smoke.Launch.Depth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {

    private static final String LOADER = "/lib/ld-musl-aarch64.so.1";

    private static final TestLayer BASE = TestLayer.empty()
            .program("bin/sh", program("arm64"))
            .program("lib/ld-musl-aarch64.so.1", program("arm64"))
            .program("usr/bin/java", TestElf.of("arm64").loader(LOADER).bytes())
            .program("opt/app", TestElf.of("arm64").loader("/lib/none.so").bytes())
            .program("start", text("#!/bin/sh\nexec \"$@\"\n"))
            .program("crlf", text("#!/bin/sh\r\necho\r\n"))
            .file("opt/copied", TestElf.of("arm64").loader(LOADER).bytes())
            .file("opt/start", text("#!/bin/sh\nexec \"$@\"\n"))
            .program("opt/by-copied", text("#!/opt/copied\n"));

    private final Path folder;

    LaunchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Launch of(SmokeRun.Program program, Map<String, String> environment, Scratch image) throws Exception {
        OciLayout layout = image.in(folder);
        LayoutContent.Image only = layout.content().images().get(0);
        SmokeRun run = new SmokeRun(
                program, environment, SmokeRun.Network.NONE, Duration.ofSeconds(9), new SmokeRun.Ends(0, List.of()));
        return Launch.of(
                run,
                layout.startOf(only),
                ImagePrograms.in(layout, new LayerMemory(folder.resolve("earlier"), folder.resolve("now")))
                        .filesOf(only));
    }

    private Launch.Run run(SmokeRun.Program program, Scratch image) throws Exception {
        return (Launch.Run) of(program, Map.of(), image);
    }

    private static Scratch arm() {
        return image("linux/arm64", BASE);
    }

    private static SmokeRun.Program command(String... words) {
        return new SmokeRun.Command(List.of(words));
    }

    @Test
    void aCommandReplacesWhatTheImageStarts() throws Exception {
        Launch.Run launch =
                run(command("sh", "-c", "true"), arm().entrypoint("/opt/app").command("x"));

        assertThat(launch.path()).contains("/bin/sh");
        assertThat(launch.words()).containsExactly("sh", "-c", "true");
        assertThat(launch.depth()).isEqualTo(Depth.WHOLE);
        assertThat(launch).hasToString("sh -c true");
    }

    @Test
    void argumentsReplaceTheCommandAlone() throws Exception {
        Scratch image = arm().entrypoint("java", "-Xmx9m").command("-jar", "a.jar");

        assertThat(run(new SmokeRun.Own(Optional.of(List.of("-version"))), image)
                        .words())
                .containsExactly("java", "-Xmx9m", "-version");
        assertThat(run(new SmokeRun.Own(Optional.empty()), image).words())
                .containsExactly("java", "-Xmx9m", "-jar", "a.jar");
    }

    @Test
    void aLoaderTellsWhetherItsProgramCanBeStarted() throws Exception {
        Launch.Run launch = run(new SmokeRun.Startable(), arm().entrypoint("java", "-jar", "a.jar"));

        assertThat(launch.path()).contains(LOADER);
        assertThat(launch.words()).containsExactly(LOADER, "--list", "/usr/bin/java");
        assertThat(launch.depth()).isEqualTo(Depth.LOADED);
    }

    @Test
    void ofAScriptTheProgramIsMeantThatItEndsWith() throws Exception {
        assertThat(run(new SmokeRun.Startable(), arm().entrypoint("/start").command("java"))
                        .words())
                .containsExactly(LOADER, "--list", "/usr/bin/java");
    }

    @Test
    void aScriptMayHelpTheLoader() throws Exception {
        Launch.Run script =
                run(new SmokeRun.Startable(), arm().entrypoint("/start").command("java"));
        Launch.Run program = run(new SmokeRun.Startable(), arm().entrypoint("java"));

        assertThat(script.closer())
                .hasValueSatisfying(closer -> assertThat(closer.words()).containsExactly("/start", "java"));
        assertThat(program.closer()).isEmpty();
    }

    @Test
    void aScriptFromWindowsIsKnownAsSuch() throws Exception {
        assertThat(run(new SmokeRun.Startable(), arm().entrypoint("/crlf"))
                        .programs()
                        .doubts())
                .singleElement()
                .asString()
                .startsWith("/crlf begins with #!/bin/sh and a carriage return, as lines end on Windows");
    }

    @Test
    void whatNoLoaderCanTellIsStarted() throws Exception {
        Launch.Run script =
                run(new SmokeRun.Startable(), arm().entrypoint("/start").command("x"));
        Launch.Run broken = run(new SmokeRun.Startable(), arm().entrypoint("/opt/app"));

        assertThat(script.words()).containsExactly("/start", "x");
        assertThat(script.depth()).isEqualTo(Depth.STARTED);
        assertThat(broken.words()).containsExactly("/opt/app");
        assertThat(broken.programs().doubts())
                .containsExactly("/opt/app is started by the loader /lib/none.so, which the image does not have");
    }

    @ParameterizedTest
    @CsvSource({"/opt/copied,/opt/copied", "/opt/start,/opt/start", "/opt/by-copied,/opt/copied", "/start,/opt/copied"})
    void whatMayNotBeExecutedIsLeftToTheKernel(String entryPoint, String copied) throws Exception {
        Launch.Run launch = run(
                new SmokeRun.Startable(),
                arm().entrypoint(entryPoint).command(copied.equals(entryPoint) ? "java" : copied));

        assertThat(launch.path()).contains(entryPoint);
        assertThat(launch.depth()).isEqualTo(Depth.STARTED);
        assertThat(launch.programs().doubts()).anyMatch(doubt -> doubt.endsWith(": " + copied + " is not executable"));
    }

    @Test
    void aProgramThatIsNotThereIsNowhere() throws Exception {
        assertThat(of(command("bash"), Map.of(), arm())).isEqualTo(new Launch.Nowhere("bash"));
        assertThat(of(command("/bin/bash"), Map.of(), arm())).isEqualTo(new Launch.Nowhere("/bin/bash"));
        assertThat(of(command("app"), Map.of("PATH", "/nowhere:/opt"), arm()))
                .isInstanceOfSatisfying(
                        Launch.Run.class, launch -> assertThat(launch.path()).contains("/opt/app"));
    }

    @Test
    void anImageMayStartNothing() throws Exception {
        assertThat(of(new SmokeRun.Startable(), Map.of(), arm())).isEqualTo(new Launch.Nothing());
        assertThat(of(command("sh"), Map.of(), arm())).isInstanceOf(Launch.Run.class);
    }

    @Test
    void ofAnImageThatCannotBeReadTheBuilderFindsTheProgram() throws Exception {
        OciLayout layout = arm().entrypoint("java").in(folder);
        SmokeRun run = new SmokeRun(
                new SmokeRun.Startable(),
                Map.of(),
                SmokeRun.Network.NONE,
                Duration.ofSeconds(9),
                new SmokeRun.Ends(0, List.of()));

        Launch launch = Launch.ofUnknownFiles(
                run, layout.startOf(layout.content().images().get(0)), "sparse files");

        assertThat(launch).isInstanceOfSatisfying(Launch.Run.class, each -> {
            assertThat(each.path()).isEmpty();
            assertThat(each.words()).containsExactly("java");
        });
    }
}
