package io.github.multiarchmaven.timeline.page;

import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.LayoutContent;
import io.github.multiarchmaven.model.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The manifest list: what each platform weighs, and what platforms have in common. */
final class ImageTable {

    private static final int SHOWN_DIGITS = 12;

    private final LayoutContent content;
    private final Map<Digest, Integer> uses = new HashMap<>();
    private final Markup out;

    ImageTable(LayoutContent content, Markup out) {
        this.content = content;
        this.out = out;
        content.images()
                .forEach(image -> image.layers().stream()
                        .map(Descriptor::digest)
                        .distinct()
                        .forEach(layer -> uses.merge(layer, 1, Integer::sum)));
    }

    void write() {
        out.tags("<section aria-labelledby=\"image\"><h2 id=\"image\">The manifest list</h2>\n<p><code>")
                .text(content.index().digest().value())
                .tags("</code></p>\n")
                .tags(
                        "<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">")
                .tags(
                        "<th scope=\"col\" role=\"columnheader\">Platform</th><th scope=\"col\" role=\"columnheader\">Image</th><th scope=\"col\" role=\"columnheader\">Size</th>")
                .tags(
                        "<th scope=\"col\" role=\"columnheader\">Layers</th><th scope=\"col\" role=\"columnheader\">Shared with others</th></tr></thead>\n<tbody role=\"rowgroup\">\n");
        content.images().forEach(this::row);
        out.tags("</tbody></table></div></section>\n");
    }

    private void row(LayoutContent.Image image) {
        List<Descriptor> shared = image.layers().stream()
                .filter(layer -> uses.getOrDefault(layer.digest(), 0) > 1)
                .toList();
        out.tags("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">")
                .text(image.declared().toString())
                .tags("</th><td role=\"cell\"><code>")
                .text(image.manifest().digest().hex().substring(0, SHOWN_DIGITS))
                .tags("</code></td><td role=\"cell\" class=\"number\">")
                .text(megabytes(image.blobs().mapToLong(Descriptor::size).sum()))
                .tags("</td><td role=\"cell\" class=\"number\">"
                        + image.layers().size() + "</td>")
                .cell(shared.isEmpty() ? "none" : shared.size() + " layers, " + megabytes(size(shared)))
                .tags("</tr>\n");
    }

    private static long size(List<Descriptor> layers) {
        return layers.stream().mapToLong(Descriptor::size).sum();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / 1_000_000.0);
    }
}
