package io.github.multiarchmaven.result;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import java.util.List;

/**
 * What was built and proved.
 *
 * @param id name of the result
 * @param image without tag
 * @param tags at least one
 * @param inventory what the layout holds
 * @param scope whether these are all the platforms that the POM asks for
 * @param origin what it was made from
 * @param published references with digest under which it has been pushed
 */
public record ImageDescription(
        String id,
        ImageReference image,
        List<String> tags,
        Inventory inventory,
        Scope scope,
        Origin origin,
        List<ImageReference> published) {

    public ImageDescription {
        tags = List.copyOf(tags);
        published = List.copyOf(published);
    }

    /** Not pushed yet, and of no known origin. */
    public ImageDescription(String id, ImageReference image, List<String> tags, Inventory inventory, Scope scope) {
        this(id, image, tags, inventory, scope, Origin.UNKNOWN, List.of());
    }

    /** The same of this origin. */
    public ImageDescription from(Origin known) {
        return new ImageDescription(id, image, tags, inventory, scope, known, published);
    }

    ImageDescription publishedAs(List<ImageReference> references) {
        return new ImageDescription(id, image, tags, inventory, scope, origin, references);
    }

    /** The image under each of its tags. */
    public List<ImageReference> names() {
        return tags.stream().map(image::withTag).toList();
    }

    /** Where it is in a registry, if anywhere: as it was pushed, or else under its name. */
    public ImageReference inRegistry() {
        return published.stream().findFirst().orElseGet(() -> image.withDigest(inventory.index()));
    }

    /** How much of the configured image a result is. */
    public enum Scope {
        COMPLETE,
        NARROWED
    }
}
