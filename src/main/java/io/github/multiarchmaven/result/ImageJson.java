package io.github.multiarchmaven.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code image.json} beside a layout: what was built, for the next goals and for other programs. Documented in
 * {@code docs/image-json.md}.
 */
final class ImageJson {

    private static final int SCHEMA = 1;
    private static final JsonReader JSON = JsonReader.lenient();

    private ImageJson() {}

    static byte[] write(ImageDescription description) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("id", description.id());
        root.put("image", description.image().familiarName());
        description.tags().forEach(root.putArray("tags")::add);
        description.origin().version().ifPresent(version -> root.put("version", version));
        description.origin().revision().ifPresent(revision -> root.put("revision", revision));
        root.put("digest", description.inventory().index().value());
        root.put("narrowed", description.scope() == ImageDescription.Scope.NARROWED);
        ArrayNode platforms = root.putArray("platforms");
        for (Inventory.Child child : description.inventory().children()) {
            ObjectNode node = platforms.addObject();
            node.put("platform", child.declared().toString());
            node.put("digest", child.manifest().value());
            node.put("config", child.config().value());
            node.put("size", child.size());
        }
        ArrayNode attestations = root.putArray("attestations");
        description.inventory().attestations().forEach(digest -> attestations.add(digest.value()));
        ArrayNode published = root.putArray("published");
        description.published().forEach(reference -> published.add(reference.toString()));
        return JsonWriter.pretty(root).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else; the message says what is wrong
     */
    static ImageDescription read(byte[] content) {
        JsonNode root;
        try {
            root = JSON.read(new String(content, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.path("schema").equals(IntNode.valueOf(SCHEMA))) {
            throw new IllegalArgumentException(
                    "schema " + (root.has("schema") ? JsonWriter.text(root.path("schema")) : "missing") + " instead of "
                            + SCHEMA);
        }
        List<String> tags = new ArrayList<>();
        elements(root, "tags").forEach(tag -> tags.add(tag(tag)));
        List<Inventory.Child> children = new ArrayList<>();
        elements(root, "platforms").forEach(node -> children.add(child(node)));
        if (tags.isEmpty() || children.isEmpty()) {
            throw new IllegalArgumentException(tags.isEmpty() ? "no tags" : "no platforms");
        }
        List<Digest> attestations = new ArrayList<>();
        elements(root, "attestations").forEach(digest -> attestations.add(new Digest(digest.asText())));
        List<ImageReference> published = new ArrayList<>();
        root.path("published").forEach(reference -> published.add(ImageReference.of(reference.asText())));
        return new ImageDescription(
                text(root, "id"),
                ImageReference.of(text(root, "image")),
                tags,
                new Inventory(new Digest(text(root, "digest")), children, attestations),
                narrowed(root) ? ImageDescription.Scope.NARROWED : ImageDescription.Scope.COMPLETE,
                new Origin(optionalText(root, "version"), optionalText(root, "revision")),
                published);
    }

    private static Inventory.Child child(JsonNode node) {
        Platform platform = Platform.of(text(node, "platform"));
        return new Inventory.Child(
                platform, platform, new Digest(text(node, "digest")), new Digest(text(node, "config")), size(node));
    }

    private static String tag(JsonNode node) {
        if (!node.isTextual() || !ImageReference.isTag(node.asText())) {
            throw new IllegalArgumentException(JsonWriter.text(node) + " is no tag");
        }
        return node.asText();
    }

    private static long size(JsonNode node) {
        JsonNode size = node.path("size");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
            throw new IllegalArgumentException("no size");
        }
        return size.asLong();
    }

    private static boolean narrowed(JsonNode root) {
        if (!root.path("narrowed").isBoolean()) {
            throw new IllegalArgumentException("no truth value \"narrowed\"");
        }
        return root.path("narrowed").asBoolean();
    }

    private static JsonNode elements(JsonNode node, String name) {
        if (!node.path(name).isArray()) {
            throw new IllegalArgumentException("no list \"" + name + "\"");
        }
        return node.path(name);
    }

    private static Optional<String> optionalText(JsonNode node, String name) {
        return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("no text \"" + name + "\"");
        }
        return node.path(name).asText();
    }
}
