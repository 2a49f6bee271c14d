package io.github.multiarchmaven.buildx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What buildx says came of a build ({@code --metadata-file}). It is where to look and no proof: it holds a digest also
 * where nothing is anywhere.
 *
 * @param digest of the manifest list or manifest ({@code containerimage.digest})
 * @param config digest of the configuration of an image alone ({@code containerimage.config.digest})
 * @param node that built, or one of them ({@code buildx.build.ref}, which is {@code builder/node/id})
 */
public record BuildMetadata(Optional<Digest> digest, Optional<Digest> config, Optional<String> node) {

    private static final BuildMetadata NOTHING =
            new BuildMetadata(Optional.empty(), Optional.empty(), Optional.empty());

    private static final JsonReader JSON = JsonReader.lenient();
    private static final long LARGEST = 64L * 1024 * 1024;

    /** What the file says; nothing where it is not there or is something else, such as {@code null}. */
    public static BuildMetadata in(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return NOTHING;
            }
            JsonNode root = JSON.read(Files.readString(file, StandardCharsets.UTF_8));
            return new BuildMetadata(
                    digest(root.path("containerimage.digest")),
                    digest(root.path("containerimage.config.digest")),
                    node(root.path("buildx.build.ref")));
        } catch (JsonProcessingException | CharacterCodingException e) {
            return NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> node(JsonNode reference) {
        String[] parts = reference.asText().split("/", -1);
        return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    private static Optional<Digest> digest(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(new Digest(node.textValue())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
