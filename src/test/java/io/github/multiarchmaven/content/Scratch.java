package io.github.multiarchmaven.content;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.layout.TestLayouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image made by hand, out of layers and a command. */
public final class Scratch {

    private final String platform;
    private final TestLayer[] layers;
    private List<String> entrypoint = List.of();
    private List<String> command = List.of();
    private List<String> environment = List.of();
    private String workingFolder = "";

    private Scratch(String platform, TestLayer... layers) {
        this.platform = platform;
        this.layers = layers;
    }

    public static Scratch image(String platform, TestLayer... layers) {
        return new Scratch(platform, layers);
    }

    public Scratch entrypoint(String... words) {
        entrypoint = List.of(words);
        return this;
    }

    public Scratch command(String... words) {
        command = List.of(words);
        return this;
    }

    public Scratch environment(String... variables) {
        environment = List.of(variables);
        return this;
    }

    public Scratch workingFolder(String folder) {
        workingFolder = folder;
        return this;
    }

    /** The image as a layout in a new folder below this one. */
    public OciLayout in(Path folder) {
        try {
            return TestLayouts.ofLayers(platform, layers)
                    .editConfigurations(this::configure)
                    .writeTo(Files.createTempDirectory(folder, "layout"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it starts. */
    public Programs started(Path folder) {
        OciLayout layout = in(folder);
        return programs(layout, folder).started(layout.content().images().get(0));
    }

    /** All that it has. */
    public Programs all(Path folder) {
        OciLayout layout = in(folder);
        return programs(layout, folder).all(layout.content().images().get(0));
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ImagePrograms programs(OciLayout layout, Path folder) {
        return ImagePrograms.in(layout, new LayerMemory(folder.resolve("earlier"), folder.resolve("now")));
    }

    private void configure(ObjectNode configuration) {
        ObjectNode config = configuration.putObject("config");
        put(config, "Entrypoint", entrypoint);
        put(config, "Cmd", command);
        put(config, "Env", environment);
        config.put("WorkingDir", workingFolder);
    }

    private static void put(ObjectNode config, String field, List<String> texts) {
        if (texts.isEmpty()) {
            config.putNull(field);
        } else {
            ArrayNode array = config.putArray(field);
            texts.forEach(array::add);
        }
    }
}
