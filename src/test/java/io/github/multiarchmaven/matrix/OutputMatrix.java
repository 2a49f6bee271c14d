package io.github.multiarchmaven.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.it.TestEngine;
import io.github.multiarchmaven.matrix.RawBuild.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of output on one engine, by buildx itself and by us: with each builder, for one platform and for three. The
 * table in {@code docs/outputs.md} is what came of it.
 */
class OutputMatrix {

    private static final Path PAGE = Path.of("docs", "outputs.md");
    private static final List<String> OURS = List.of("oci", "registry", "docker", "local", "tar", "none");
    private static final List<String> BUILDXS = List.of("no output", "`--load`", "`--push`", "`type=image`");

    private static final TestEngine ENGINE = TestEngine.of(System.getProperty("engineProperties"));
    private static final String STORE = ENGINE.get("store");
    private static final String BUILDER = "matrix-" + STORE;

    @TempDir
    private static Path folder;

    private final SoftAssertions softly = new SoftAssertions();

    @BeforeAll
    static void prepare() throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM scratch\nARG TARGETARCH\nCOPY text /made-for\nLABEL for=$TARGETARCH\nCMD [\"/made-for\"]\n");
        Files.writeString(folder.resolve("text"), "made\n");
        ENGINE.docker("buildx", "create", "--name", BUILDER, "--driver-opt", "image=" + ENGINE.get("buildkitImage"));
    }

    @AfterAll
    static void leaveNothing() {
        ENGINE.docker("buildx", "rm", BUILDER);
        for (String builder : ENGINE.ourBuilders()) {
            ENGINE.docker("buildx", "rm", builder);
        }
        ENGINE.docker("images", "--format={{.Repository}}:{{.Tag}}")
                .lines()
                .filter(image -> image.contains("/matrix/"))
                .forEach(image -> ENGINE.docker("rmi", "--force", image));
    }

    @Test
    void oursIsGreenWhereSomethingIsThereAndRedWhereItCannotBe() throws IOException, InterruptedException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String driver : List.of("docker", "docker-container")) {
            RawBuild raw = new RawBuild(ENGINE, folder, driver.equals("docker") ? "default" : BUILDER);
            OurBuild ours = new OurBuild(folder, ENGINE.get("registry"), builder(driver));
            for (int platforms : new int[] {1, 3}) {
                for (String output : OURS) {
                    Cell cell = new Cell(STORE, driver, platforms, output);
                    Verdict verdict = raw.run(cell, name("raw", cell), place("raw", cell));
                    Optional<String> problems = ours.run(cell, name("ours", cell), place("ours", cell));
                    check(cell, raw, verdict, problems, ours.told());
                    rows.put(
                            row(
                                    cell,
                                    verdict,
                                    problems.map(code -> "`" + code + "`").orElse("made")),
                            rawLog(cell) + "ours:\n" + ours.told());
                }
                for (String output : BUILDXS) {
                    Cell cell = new Cell(STORE, driver, platforms, output);
                    Verdict verdict = raw.run(cell, name("raw", cell), place("raw", cell));
                    rows.put(row(cell, verdict, "–"), rawLog(cell));
                }
            }
        }
        softly.assertAll();
        comparePage(rows);
    }

    private void check(Cell cell, RawBuild raw, Verdict verdict, Optional<String> problems, String told)
            throws IOException, InterruptedException {
        if (problems.isPresent()) {
            softly.assertThat(verdict)
                    .as("%s was refused by us:%n%s", cell, told)
                    .isNotEqualTo(Verdict.MADE);
        } else {
            softly.assertThat(isThere(cell, raw))
                    .as("%s was green:%n%s", cell, told)
                    .isTrue();
        }
    }

    private static boolean isThere(Cell cell, RawBuild raw) throws IOException, InterruptedException {
        Path result = folder.resolve("ours-" + cell.id()).resolve("cell");
        return switch (cell.output()) {
            case "oci" -> RawBuild.layoutHolds(result.resolve("layout"), cell.platforms());
            case "registry" -> raw.registryHolds(name("ours", cell), "1", cell.platforms());
            case "docker" -> raw.engineHolds(cell, name("ours", cell) + ":1");
            case "local" -> RawBuild.filesFor(cell, result.resolve("files")) == cell.platforms();
            case "tar" -> RawBuild.filesFor(cell, result.resolve("files.tar")) == cell.platforms();
            default -> !Files.exists(result.resolve("image.json"));
        };
    }

    private static RawConfiguration.RawBuilder builder(String driver) {
        return driver.equals("docker")
                ? new RawConfiguration.RawBuilder(
                        Optional.of("docker"), Optional.empty(), Optional.empty(), Map.of(), Optional.empty())
                : new RawConfiguration.RawBuilder(Optional.empty(), Optional.of(ENGINE.get("buildkitImage")), Map.of());
    }

    private static String name(String who, Cell cell) {
        return ENGINE.get("registry") + "/matrix/" + who + "-" + cell.id();
    }

    private static Path place(String who, Cell cell) throws IOException {
        return Files.createDirectories(folder.resolve(who + "-" + cell.id()));
    }

    private static String rawLog(Cell cell) throws IOException {
        return "buildx:\n" + Files.readString(place("raw", cell).resolve("raw.log"), StandardCharsets.ISO_8859_1)
                + "\n";
    }

    private static String row(Cell cell, Verdict raw, String ours) {
        return "| " + cell.driver() + " | " + cell.platforms() + " | " + cell.output() + " | " + raw.words() + " | "
                + ours + " |";
    }

    /**
     * Between two comments that name the engine and its store; with {@code -DupdateDocs} the page is written.
     *
     * @param rows with what was printed when they came about
     */
    private static void comparePage(Map<String, String> rows) throws IOException {
        String set = ENGINE.get("set");
        String page = Files.readString(PAGE);
        List<String> lines = new ArrayList<>(rows.keySet());
        if (!set.equals("stable")) {
            lines.removeAll(between(page, mark("stable")).lines().toList());
        }
        String table = lines.isEmpty()
                ? "Nothing differs.\n"
                : "| builder | platforms | output | buildx itself | `multiarch:build` |\n|---|---|---|---|---|\n"
                        + String.join("\n", lines) + "\n";
        String now = between(page, mark(set));
        if (Boolean.getBoolean("updateDocs")) {
            Files.writeString(PAGE, page.replace(mark(set) + now + mark(set), mark(set) + table + mark(set)));
        } else {
            List<String> told = table.lines()
                    .filter(line -> !now.lines().toList().contains(line))
                    .map(line -> line + "\n" + rows.getOrDefault(line, ""))
                    .toList();
            assertThat(table.lines())
                    .as("%s: %s %s, -DupdateDocs=true writes it. New:%n%s", PAGE, set, STORE, String.join("\n", told))
                    .containsExactlyInAnyOrderElementsOf(now.lines().toList());
        }
    }

    private static String mark(String set) {
        return "<!-- " + set + " " + STORE + " -->\n";
    }

    private static String between(String page, String mark) {
        int begin = page.indexOf(mark) + mark.length();
        int end = page.indexOf(mark, begin);
        assertThat(end).as("the place of %s in %s", mark.strip(), PAGE).isGreaterThanOrEqualTo(begin);
        return page.substring(begin, end);
    }
}
