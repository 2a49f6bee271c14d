package io.github.multiarchmaven.content;

import static io.github.multiarchmaven.content.Scratch.image;
import static io.github.multiarchmaven.content.Scratch.text;
import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.layout.TestLayer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One layer over the other, as in layer.md of the OCI image specification: what is at a path in the end. */
class LayersTest {

    private static final byte[] LOWER = program("amd64");
    private static final byte[] UPPER = program("arm64");

    private final Path folder;

    LayersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The processor of what is at the path, {@code nothing} or the doubt. */
    private String at(String path, TestLayer... layers) {
        Programs programs = image("linux/arm64", layers).command(path).started(folder);
        if (!programs.doubts().isEmpty()) {
            return programs.doubts().get(0).contains("has no file")
                    ? "nothing"
                    : programs.doubts().get(0);
        }
        return programs.binaries().get(0).elf().code().architecture().orElseThrow();
    }

    private static TestLayer lower(String path) {
        return TestLayer.empty().program(path, LOWER);
    }

    private static TestLayer upper(String path) {
        return TestLayer.empty().program(path, UPPER);
    }

    @Test
    void theUpperFileReplacesTheLower() {
        assertThat(at("/a/app", lower("a/app"))).isEqualTo("amd64");
        assertThat(at("/a/app", lower("a/app"), upper("a/app"))).isEqualTo("arm64");
        assertThat(at("/a/app", upper("a/app"), lower("a/app"))).isEqualTo("amd64");
    }

    @Test
    void aWhiteoutTakesAFileAwayAndALaterLayerBringsItBack() {
        assertThat(at("/a/app", lower("a/app"), TestLayer.empty().without("a/app")))
                .isEqualTo("nothing");
        assertThat(at("/a/app", lower("a/app"), TestLayer.empty().without("a/app"), upper("a/app")))
                .isEqualTo("arm64");
    }

    @Test
    void aWhiteoutTakesAWholeFolder() {
        assertThat(at("/a/b/app", lower("a/b/app"), TestLayer.empty().without("a")))
                .isEqualTo("nothing");
        assertThat(at("/a/b/app", lower("a/b/app"), TestLayer.empty().without("a/b/other")))
                .isEqualTo("amd64");
    }

    @Test
    void anOpaqueFolderHidesWhatIsBelowItAndNothingElse() {
        TestLayer opaqueAtTheEnd = upper("a/new").withoutAllIn("a");

        assertThat(at("/a/app", lower("a/app"), opaqueAtTheEnd)).isEqualTo("nothing");
        assertThat(at("/a/new", lower("a/app"), opaqueAtTheEnd)).isEqualTo("arm64");
        assertThat(at("/b/app", lower("b/app"), opaqueAtTheEnd)).isEqualTo("amd64");
    }

    @Test
    void aWhiteoutOfALayersOwnFileIsAboutTheLayersBelow() {
        assertThat(at("/app", lower("app"), upper("app").without("app"))).isEqualTo("arm64");
    }

    @Test
    void aFileReplacesAFolderAndAFolderAFile() {
        assertThat(at("/a/app", lower("a/app"), upper("a"))).isEqualTo("nothing");
        assertThat(at("/a", lower("a/app"), upper("a"))).isEqualTo("arm64");
        assertThat(at("/a/app", lower("a"), upper("a/app"))).isEqualTo("arm64");
        assertThat(at("/a/app", lower("a/app"), TestLayer.empty().folder("a"))).isEqualTo("amd64");
    }

    @Test
    void linksLeadOverLayers() {
        TestLayer first = TestLayer.empty().link("app", "opt/current/app");
        TestLayer second = TestLayer.empty().link("opt/current", "../versions/2");
        TestLayer third = TestLayer.empty().link("versions/2/app", "/versions/./2/../real");

        assertThat(at("/app", first, second, third, upper("versions/real"))).isEqualTo("arm64");
        assertThat(at("/app", first, second, third, lower("versions/real"))).isEqualTo("amd64");
        assertThat(at("/app", first, second, third)).isEqualTo("nothing");
    }

    @Test
    void whatALayerPutsIntoALinkedFolderIsWhereTheLinkLeads() {
        TestLayer merged = TestLayer.empty().folder("usr/bin").link("bin", "usr/bin");

        assertThat(at("/usr/bin/app", merged, upper("bin/app"))).isEqualTo("arm64");
        assertThat(at("/usr/bin/app", lower("usr/bin/app"), merged, upper("bin/app")))
                .isEqualTo("arm64");
        assertThat(at(
                        "/bin/app",
                        lower("usr/bin/app"),
                        merged,
                        TestLayer.empty().without("bin/app")))
                .isEqualTo("nothing");
    }

    @Test
    void aHardLinkIsTheFileAsItWasThen() {
        TestLayer link = TestLayer.empty().hardLink("b", "a");

        assertThat(at("/b", lower("a"), link)).isEqualTo("amd64");
        assertThat(at("/b", lower("a"), link, upper("a"))).isEqualTo("amd64");
        assertThat(at("/b", lower("a"), upper("a"), link)).isEqualTo("arm64");
        assertThat(at("/b", lower("a"), upper("a").hardLink("b", "a"))).isEqualTo("arm64");
        assertThat(at("/b", link)).isEqualTo("nothing");
    }

    @Test
    void linksInACircleLeadNowhere() {
        TestLayer circle = TestLayer.empty().link("a", "b").link("b", "a");

        assertThat(at("/a", circle)).isEqualTo("nothing");
        assertThat(at("/a/app", circle, upper("a/app"))).isIn("arm64", "nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../app", "/app", "./app", "a/../app", "//app", "a/b/../../../../app", "././/./app"})
    void namesThatLeadOutOfTheImageStayInIt(String name) {
        assertThat(at("/app", lower("app"), upper(name))).isEqualTo("arm64");
        assertThat(at("/../app", upper(name))).isEqualTo("arm64");
    }

    @Test
    void linksThatLeadOutOfTheImageStayInIt() {
        assertThat(at("/app", TestLayer.empty().link("app", "../../../etc/app"), upper("etc/app")))
                .isEqualTo("arm64");
        assertThat(at("/app", lower("etc/app"), TestLayer.empty().hardLink("app", "../../etc/app")))
                .isEqualTo("amd64");
    }

    @Test
    void compressionIsToldByTheBytes() {
        assertThat(at("/app", lower("app").zstd())).isEqualTo("amd64");
        assertThat(at("/app", lower("app").zstd(), upper("app").uncompressed())).isEqualTo("arm64");
        assertThat(at("/app", upper("app").uncompressed(), lower("app").zstd())).isEqualTo("amd64");
    }

    @Test
    void oddKindsOfEntriesHarmNobody() {
        TestLayer odd = upper("app")
                .file(".wh..wh.plnk/1", text(""))
                .folder(".")
                .folder("/")
                .hardLink("gone", "nowhere")
                .hardLink("self", "self");

        assertThat(at("/app", odd)).isEqualTo("arm64");
        assertThat(at("/gone", odd)).isEqualTo("nothing");
    }

    @Test
    void manyFoldersDeep() {
        String deep = "d/".repeat(2000) + "app";

        assertThat(at("/" + deep, upper(deep))).isEqualTo("arm64");
        assertThat(at("/" + deep, lower(deep), TestLayer.empty().without("d"))).isEqualTo("nothing");
    }
}
