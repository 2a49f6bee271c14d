package io.github.multiarchmaven.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.Optional;

/**
 * What an image's configuration says (OCI image specification, config.md).
 *
 * @param platform as written
 * @param variant of it; empty where it is left out
 * @param created as written
 * @param remark why it says nothing
 */
record Configured(
        Optional<String> platform, Optional<String> variant, Optional<String> created, Optional<String> remark) {

    static Configured of(byte[] content) {
        return new RemoteManifest(content, "")
                .json()
                .map(Configured::of)
                .orElseGet(() -> unread("its configuration is not a JSON object"));
    }

    static Configured unread(String why) {
        return new Configured(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static Configured of(JsonNode json) {
        return new Configured(
                Reference.platformIn(json).map(Printable::of),
                text(json, "variant"),
                text(json, "created"),
                Optional.empty());
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field).asText(""))
                .filter(text -> !text.isEmpty())
                .map(Printable::of);
    }

    /** A variant that is left out contradicts nothing, and neither does a configuration that names no platform. */
    boolean agreesWith(String declared) {
        return platform.isEmpty() || platform.get().equals(declared) || agree(declared, platform.get());
    }

    private boolean agree(String declared, String own) {
        try {
            Platform wanted = Platform.of(declared);
            Platform found = Platform.of(own);
            return wanted.equals(found) || (variant.isEmpty() && wanted.sameArchitecture(found));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
