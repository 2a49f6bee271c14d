package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other tools write as one tar. */
public final class TestArchives {

    private TestArchives() {}

    /** All files of a layout. */
    public static TestLayer of(OciLayout layout) {
        TestLayer archive = TestLayer.empty().folder("blobs");
        try (Stream<Path> files = Files.walk(layout.folder())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                archive.file(layout.folder().relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** The files that {@code docker save} wrote before it wrote layouts: no manifest, layers in folders of their own. */
    public static TestLayer saved(String architecture, TestLayer... layers) {
        TestLayer archive = TestLayer.empty();
        for (int i = 0; i < layers.length; i++) {
            archive.folder("layer" + i).file("layer" + i + "/layer.tar", layers[i].blob());
        }
        byte[] configuration = configuration(architecture, layers);
        String name = Digest.ofContent(configuration).hex() + ".json";
        String paths = Stream.iterate(0, i -> i + 1)
                .limit(layers.length)
                .map(i -> "\"layer" + i + "/layer.tar\"")
                .collect(Collectors.joining(","));
        return archive.file(name, configuration)
                .file(
                        "manifest.json",
                        text("[{\"Config\":\"" + name + "\",\"RepoTags\":[\"acme/app:1.0\"],\"Layers\":[" + paths
                                + "]}]"));
    }

    /** The configuration that {@link #saved} writes. */
    public static byte[] configuration(String architecture, TestLayer... layers) {
        String contents = Arrays.stream(layers)
                .map(layer -> "\"" + Digest.ofContent(layer.tar()) + "\"")
                .collect(Collectors.joining(","));
        return text("{\"architecture\":\"" + architecture
                + "\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + contents + "]}}");
    }

    /** A layer with one file. */
    public static TestLayer layer(String content) {
        return TestLayer.of(Map.of("etc/content", text(content))).uncompressed();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
