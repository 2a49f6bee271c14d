package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.registry.transfer.ImageDetails;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Attestation;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An {@link Inspection} for people. */
final class InspectionText {

    private static final String STEP = "  ";

    private final List<String> lines = new ArrayList<>();

    private InspectionText() {}

    static List<String> of(Inspection inspection) {
        InspectionText text = new InspectionText();
        text.lines.add(inspection.reference());
        text.describe(inspection.details(), STEP);
        return text.lines;
    }

    private void describe(ImageDetails details, String indent) {
        String mediaType = details.manifest().mediaType();
        lines.add(indent + "digest      " + details.manifest().digest());
        lines.add(indent + "media type  " + (mediaType.isEmpty() ? "none" : mediaType));
        lines.add(indent + "kind        " + kind(details));
        if (!details.images().isEmpty()) {
            lines.add(row(indent, "Platform", "Digest", "Size", "Layers", "Created"));
        }
        details.images().forEach(image -> describe(image, indent));
        details.attestations().forEach(attestation -> lines.add(indent + words(attestation)));
        details.lists().forEach(list -> {
            lines.add(indent + "a manifest list within it:");
            describe(list, indent + STEP);
        });
    }

    private static String kind(ImageDetails details) {
        return switch (details.kind()) {
            case LIST -> "manifest list";
            case IMAGE -> "single image";
        };
    }

    private void describe(Image image, String indent) {
        lines.add(row(
                indent,
                image.platform().orElse("none named")
                        + image.osVersion().map(version -> " " + version).orElse(""),
                image.digest().value(),
                String.format(Locale.ROOT, "%.1f MB", image.size() / 1_000_000.0),
                String.valueOf(image.layers()),
                image.created().orElse("unknown")));
        image.remarks().forEach(remark -> lines.add(indent + " ".repeat(17) + "! " + remark));
    }

    private static String row(String indent, String platform, String digest, String size, String layers, String made) {
        return String.format(Locale.ROOT, "%s%-16s %-71s %11s %6s  %s", indent, platform, digest, size, layers, made);
    }

    private static String words(Attestation attestation) {
        String of = attestation.platform().orElse("something else, " + attestation.subject());
        String statements = attestation.predicateTypes().isEmpty()
                ? "of no named kind"
                : attestation.predicateTypes().stream()
                        .map(InspectionText::kind)
                        .collect(Collectors.joining(", "));
        return "attestation of " + of + " (" + attestation.digest() + "): " + statements;
    }

    /** By the names of buildx's options. */
    private static String kind(String predicateType) {
        if (predicateType.startsWith("https://slsa.dev/provenance/")) {
            return "provenance";
        }
        return predicateType.startsWith("https://spdx.dev/Document") ? "sbom" : predicateType;
    }
}
