package io.github.multiarchmaven.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.registry.transfer.ImageDetails;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Attestation;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Image;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** {@link Inspection}s for programs. Documented in {@code docs/inspect.md}. */
final class InspectionJson {

    private static final int SCHEMA = 1;

    private InspectionJson() {}

    static byte[] of(List<Inspection> inspections, List<Problem> problems) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        ArrayNode images = root.putArray("images");
        inspections.forEach(inspection -> {
            ObjectNode node = images.addObject();
            node.put("reference", inspection.reference());
            describe(node, inspection.details());
        });
        ArrayNode found = root.putArray("problems");
        problems.forEach(problem -> found.addObject()
                .put("code", problem.code().id())
                .put("what", problem.what())
                .put("why", problem.why())
                .put("next", problem.next()));
        return JsonWriter.pretty(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void describe(ObjectNode node, ImageDetails details) {
        node.put("digest", details.manifest().digest().value());
        node.put("mediaType", details.manifest().mediaType());
        node.put("kind", details.kind().name().toLowerCase(Locale.ROOT));
        ArrayNode platforms = node.putArray("platforms");
        details.images().forEach(image -> describe(platforms.addObject(), image));
        ArrayNode attestations = node.putArray("attestations");
        details.attestations().forEach(attestation -> describe(attestations.addObject(), attestation));
        ArrayNode lists = node.putArray("lists");
        details.lists().forEach(list -> describe(lists.addObject(), list));
    }

    private static void describe(ObjectNode node, Image image) {
        image.platform().ifPresent(platform -> node.put("platform", platform));
        image.osVersion().ifPresent(version -> node.put("osVersion", version));
        image.configured().ifPresent(platform -> node.put("configured", platform));
        node.put("digest", image.digest().value());
        node.put("mediaType", image.mediaType());
        node.put("size", image.size());
        node.put("layers", image.layers());
        image.created().ifPresent(created -> node.put("created", created));
        image.remarks().forEach(node.putArray("remarks")::add);
    }

    private static void describe(ObjectNode node, Attestation attestation) {
        node.put("digest", attestation.digest().value());
        node.put("subject", attestation.subject().value());
        attestation.platform().ifPresent(platform -> node.put("platform", platform));
        attestation.predicateTypes().forEach(node.putArray("predicateTypes")::add);
    }
}
