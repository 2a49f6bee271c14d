package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.layout.UnpackedArchive.Origin;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedArchiveTest {

    private final Path folder;

    UnpackedArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private UnpackedArchive unpack(byte[] tar) throws IOException {
        return UnpackedArchive.of(new ByteArrayInputStream(tar), folder.resolve("unpacked"), "app.tar");
    }

    private UnpackedArchive unpack(TestLayer archive) throws IOException {
        return unpack(archive.tar());
    }

    private void refused(TestLayer archive, String why) {
        assertThatThrownBy(() -> unpack(archive))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("The archive app.tar cannot be used")
                .hasMessageContaining(why)
                .hasMessageContaining("#archive-unreadable");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aLayoutIsTakenAsItIs() throws IOException {
        OciLayout original =
                TestLayouts.of("linux/amd64", "linux/arm64").attested().writeTo(folder.resolve("original"));
        UnpackedArchive unpacked = unpack(TestArchives.of(original));
        assertThat(unpacked.origin()).isEqualTo(Origin.BUILDER);
        assertThat(unpacked.layout().inventory()).isEqualTo(original.inventory());
        assertThat(unpacked.images())
                .extracting(part -> part.attestations().size())
                .containsExactly(1, 1);
    }

    @Test
    void anEngineLeavesOutWhatItHasNot() throws IOException {
        OciLayout original = TestLayouts.of("linux/amd64", "linux/arm64", "linux/s390x")
                .attested()
                .writeTo(folder.resolve("original"));
        LayoutContent content = original.content();
        TestLayouts.remove(original, content.images().get(1).layers().get(1).digest());
        TestLayouts.remove(original, content.images().get(2).manifest().digest());
        TestLayouts.remove(original, content.attestations().get(0).manifest().digest());

        assertThatThrownBy(original::allImages).hasMessageContaining("#layout-blob-missing");
        List<LayoutPart> there = unpack(TestArchives.of(original).file("manifest.json", text("[]")))
                .images();

        assertThat(there).extracting(LayoutPart::platform).containsExactly(Platform.of("linux/amd64"));
        assertThat(there.get(0).attestations()).isEmpty();
    }

    @Test
    void anEngineThatHasNothingOfItIsNoSource() throws IOException {
        OciLayout original = TestLayouts.of("linux/amd64").writeTo(folder.resolve("original"));
        TestLayouts.remove(original, original.content().images().get(0).config().digest());
        UnpackedArchive unpacked = unpack(TestArchives.of(original).file("manifest.json", text("[]")));
        assertThatThrownBy(unpacked::images).hasMessageContaining("#layout-blob-missing");
    }

    @Test
    void layersOfAnOldArchiveKeepTheirBytes() throws IOException {
        TestLayer[] layers = {TestArchives.layer("below"), TestArchives.layer("above")};
        List<LayoutPart> images = unpack(TestArchives.saved("arm64", layers)).images();

        assertThat(images).hasSize(1);
        LayoutContent.Image image = images.get(0).image();
        assertThat(image.declared()).isEqualTo(Platform.of("linux/arm64"));
        assertThat(image.config().digest()).isEqualTo(Digest.ofContent(TestArchives.configuration("arm64", layers)));
        assertThat(image.layers())
                .extracting(Descriptor::digest)
                .containsExactlyElementsOf(Stream.of(layers)
                        .map(layer -> Digest.ofContent(layer.tar()))
                        .toList());
        assertThat(image.layers())
                .extracting(Descriptor::mediaType)
                .containsOnly("application/vnd.oci.image.layer.v1.tar");
        Digest list = OciLayout.at(folder.resolve("whole")).assemble(images, Map.of());
        assertThat(OciLayout.at(folder.resolve("whole")).inventory().index()).isEqualTo(list);
    }

    @Test
    void compressedLayersStayCompressed() throws IOException {
        TestLayer layer = TestLayer.of(Map.of("a", text("a")));
        LayoutContent.Image image =
                unpack(TestArchives.saved("arm64", layer)).images().get(0).image();
        assertThat(image.layers().get(0).digest()).isEqualTo(Digest.ofContent(layer.blob()));
        assertThat(image.layers().get(0).mediaType()).endsWith("+gzip");
    }

    @Test
    void aFileMayBeCalledAsItsDigest() throws IOException {
        TestLayer layer = TestLayer.of(Map.of("a", text("a")));
        byte[] configuration = TestArchives.configuration("arm64", layer);
        String name = Digest.ofContent(configuration).value();
        TestLayer archive = TestLayer.empty()
                .file(name, configuration)
                .file("layer.tar.gz", layer.blob())
                .file("manifest.json", text("[{\"Config\":\"" + name + "\",\"Layers\":[\"layer.tar.gz\"]}]"));
        assertThat(unpack(archive).images()).hasSize(1);
    }

    @Test
    void severalImagesOfOneArchiveMayShareLayers() throws IOException {
        TestLayer layer = TestArchives.layer("shared");
        TestLayer archive = TestLayer.empty()
                .file("shared.tar", layer.tar())
                .file("1.json", TestArchives.configuration("amd64", layer))
                .file("2.json", TestArchives.configuration("arm64", layer))
                .link("old/layer.tar", "../shared.tar")
                .file(
                        "./manifest.json",
                        text("[{\"Config\":\"1.json\",\"Layers\":[\"shared.tar\"]},"
                                + "{\"Config\":\"2.json\",\"Layers\":[\"shared.tar\"]}]"));
        assertThat(unpack(archive).images())
                .extracting(LayoutPart::platform)
                .containsExactly(Platform.of("linux/amd64"), Platform.of("linux/arm64"));
        assertThat(folder.resolve("unpacked/old"))
                .as("links are nothing that anybody needs")
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "blobs/../../out", "/out", "..", "blobs/..", "a\\..\\b", "a\nb", "./../out"})
    void nothingGetsOutOfTheFolder(String name) throws IOException {
        refused(
                TestArchives.of(TestLayouts.of("linux/amd64").writeTo(folder.resolve("original")))
                        .file(name, text("out")),
                "which leads elsewhere");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aLinkIsNoWayOut() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        TestLayer archive = TestArchives.of(TestLayouts.of("linux/amd64").writeTo(folder.resolve("original")))
                .link("way", outside.toString())
                .file("way/file", text("x"))
                .hardLink("hard", "/etc/passwd");
        assertThat(unpack(archive).images()).hasSize(1);
        assertThat(outside).isEmptyDirectory();
        assertThat(folder.resolve("unpacked/hard")).doesNotExist();
    }

    @Test
    void whatAnArchiveRefersToMustBeAFileInIt() {
        TestLayer layer = TestArchives.layer("x");
        byte[] configuration = TestArchives.configuration("arm64", layer);
        for (String path : List.of("gone.tar", "link.tar", "../unpacked/layer.tar", "/etc/passwd")) {
            refused(
                    TestLayer.empty()
                            .file("layer.tar", layer.tar())
                            .link("link.tar", "layer.tar")
                            .file("1.json", configuration)
                            .file("manifest.json", text("[{\"Config\":\"1.json\",\"Layers\":[\"" + path + "\"]}]")),
                    path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"y.tar\"'          | Its layer \"y.tar\" is not the one",
                "''                   | It has 0 of 1 layers",
                "'\"x.tar\",\"x.tar\"' | Its layer \"x.tar\" is not the one"
            })
    void layersAreThoseOfTheConfiguration(String layers, String why) {
        TestLayer layer = TestArchives.layer("x");
        refused(
                TestLayer.empty()
                        .file("x.tar", layer.tar())
                        .file("y.tar", TestArchives.layer("y").tar())
                        .file("1.json", TestArchives.configuration("arm64", layer))
                        .file("manifest.json", text("[{\"Config\":\"1.json\",\"Layers\":[" + layers + "]}]")),
                why);
    }

    @Test
    void somethingElseIsNoArchive() throws IOException {
        refused(TestLayer.empty().file("etc/passwd", text("root")), "It has neither the file index.json");
        refused(TestLayer.empty().file("manifest.json", text("{}")), "The document is not a list");
        refused(TestLayer.empty().file("manifest.json", text("[1]")), "Entry 1 is not a JSON object");
        refused(TestLayer.empty().file("manifest.json", new byte[5 * 1024 * 1024]), "has 5242880 bytes");
        byte[] noTar = new byte[4096];
        Arrays.fill(noTar, (byte) 'x');
        assertThatThrownBy(() -> unpack(noTar)).isInstanceOfAny(IOException.class, ProblemException.class);
        byte[] whole = TestArchives.of(TestLayouts.of("linux/amd64").writeTo(folder.resolve("original")))
                .tar();
        assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, 1300))).isInstanceOf(IOException.class);
    }

    @Test
    void aHugeDocumentIsNotRead() throws IOException {
        TestLayer archive = TestLayer.empty()
                .file("oci-layout", text("{\"imageLayoutVersion\":\"1.0.0\"}"))
                .file("index.json", new byte[40 * 1024 * 1024]);
        UnpackedArchive unpacked = unpack(archive);
        assertThatThrownBy(unpacked::images)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("It is bigger than 4 MiB")
                .hasMessageContaining("#layout-unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO,
                TarConstants.LF_CONTIG,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK
            })
    void whatIsNoFileIsNotMade(byte type) throws IOException {
        OciLayout original = TestLayouts.of("linux/amd64").writeTo(folder.resolve("original"));
        TarArchiveEntry special = new TarArchiveEntry("special", type);
        special.setLinkName("../out");
        unpack(withEntry(TestArchives.of(original).tar(), special));
        Path made = folder.resolve("unpacked/special");
        assertThat(Files.exists(made, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aSparseFileOfAnySizeIsNotWritten() throws IOException {
        TarArchiveEntry sparse = new TarArchiveEntry("index.json", TarConstants.LF_GNUTYPE_SPARSE);
        assertThatThrownBy(() -> unpack(withEntry(new byte[1024], sparse)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("It has sparse files")
                .hasMessageContaining("#archive-unreadable");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC})
    @Timeout(60)
    void aNameWithoutEndIsNotRead(byte type) throws IOException {
        TarArchiveEntry name = new TarArchiveEntry("long", type);
        name.setSize(1_000_000_000);
        byte[] head = withEntry(text("1000000000 path="), name);
        AtomicLong read = new AtomicLong();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(head), new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                read.addAndGet(length);
                Arrays.fill(bytes, offset, offset + length, (byte) 'a');
                return length;
            }
        });
        assertThatThrownBy(() -> UnpackedArchive.of(endless, folder.resolve("unpacked"), "app.tar"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more in it than there can be");
        assertThat(read).hasValueLessThan(4L * 1024 * 1024);
    }

    @Test
    void aFileThatIsAFolderElsewhereIsRefused() {
        refused(TestLayer.empty().file("a", text("x")).file("a/b", text("x")), "for a file and for a folder");
        refused(TestLayer.empty().file("a/b", text("x")).file("a", text("x")), "for a file and for a folder");
    }

    @Test
    void aFileThatIsShorterThanItClaimsIsRefused() throws IOException {
        byte[] whole = TestLayer.empty().file("index.json", new byte[100_000]).tar();
        assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, 5_000))).isInstanceOf(IOException.class);
    }

    @Test
    void aLayerThatCannotBeUnpackedIsTheArchivesFault() {
        TestLayer layer = TestLayer.of(Map.of("a", text("a")));
        byte[] cut = Arrays.copyOf(layer.blob(), 30);
        refused(
                TestLayer.empty()
                        .file("x.tar", cut)
                        .file("1.json", TestArchives.configuration("arm64", layer))
                        .file("manifest.json", text("[{\"Config\":\"1.json\",\"Layers\":[\"x.tar\"]}]")),
                "Its layer \"x.tar\" cannot be unpacked");
    }

    @Test
    void aConfigurationThatIsALayerOfAnotherImageIsRefused() {
        TestLayer layer = TestArchives.layer("x");
        refused(
                TestLayer.empty()
                        .file("x.tar", layer.tar())
                        .file("1.json", TestArchives.configuration("arm64", layer))
                        .file(
                                "manifest.json",
                                text("[{\"Config\":\"1.json\",\"Layers\":[\"x.tar\"]},"
                                        + "{\"Config\":\"x.tar\",\"Layers\":[]}]")),
                "It has no file \"x.tar\"");
    }

    /** An entry of any kind in front. */
    private static byte[] withEntry(byte[] tar, TarArchiveEntry entry) throws IOException {
        byte[] head = new byte[512];
        entry.writeEntryHeader(head);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head);
        out.write(tar);
        return out.toByteArray();
    }
}
