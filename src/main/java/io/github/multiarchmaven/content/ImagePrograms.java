package io.github.multiarchmaven.content;

import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.layout.OciLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The programs in the images of a layout. */
public final class ImagePrograms {

    private final OciLayout layout;
    private final LayerMemory memory;

    private ImagePrograms(OciLayout layout, LayerMemory memory) {
        this.layout = layout;
        this.memory = memory;
    }

    /** Those of this layout; layers that the memory knows are not read again. */
    public static ImagePrograms in(OciLayout layout, LayerMemory memory) {
        return new ImagePrograms(layout, memory);
    }

    /** What the image's command runs. */
    public Programs started(LayoutContent.Image image) {
        try {
            return ProgramSearch.started(files(image), layout.startOf(image));
        } catch (UnreadableLayerException e) {
            return new Programs(List.of(), List.of(e.reason()));
        }
    }

    /**
     * Its files.
     *
     * @throws UnreadableLayerException if a layer cannot be looked into
     */
    public ImageFiles filesOf(LayoutContent.Image image) throws UnreadableLayerException {
        return new ImageFiles(files(image));
    }

    /** What the image's command runs, and every other program in it. */
    public Programs all(LayoutContent.Image image) {
        try {
            FileTree files = files(image);
            Programs started = ProgramSearch.started(files, layout.startOf(image));
            List<Binary> others = new ArrayList<>();
            files.files((path, file) -> {
                if (file.executable() && file.kind() instanceof Elf elf && elf.use() == Elf.Use.RUN) {
                    others.add(new Binary(path, elf, file.layer(), List.of()));
                }
            });
            List<String> known = started.binaries().stream().map(Binary::path).toList();
            others.removeIf(binary -> known.contains(binary.path()));
            others.sort(Comparator.comparing(Binary::path));
            return new Programs(
                    Stream.concat(started.binaries().stream(), others.stream()).toList(), started.doubts());
        } catch (UnreadableLayerException e) {
            return new Programs(List.of(), List.of(e.reason()));
        }
    }

    private FileTree files(LayoutContent.Image image) throws UnreadableLayerException {
        FileTree files = new FileTree();
        for (Descriptor layer : image.layers()) {
            files.add(memory.read(layer.digest(), layout.blob(layer.digest())), layer.digest());
        }
        return files;
    }
}
