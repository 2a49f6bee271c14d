package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;

/**
 * The platform that an image's configuration says (OCI image specification, config.md).
 *
 * @param platform in the normal form
 * @param variant as written; empty where the configuration leaves it out
 * @param osVersion of Windows images
 * @param osFeatures of Windows images
 */
record ImageConfiguration(
        Platform platform, Optional<String> variant, Optional<String> osVersion, List<String> osFeatures) {

    /** @param layers that it has to name, by the digests of what is in them */
    static ImageConfiguration from(JsonObject json, int layers) throws MalformedException {
        int named = json.has("rootfs") ? json.object("rootfs").texts("diff_ids").size() : 0;
        if (named != layers) {
            throw new MalformedException("its rootfs names " + named + (named == 1 ? " layer" : " layers")
                    + ", and the manifest has " + layers);
        }
        return new ImageConfiguration(
                Descriptor.platform(json),
                Descriptor.variant(json),
                json.optionalText("os.version"),
                List.copyOf(json.texts("os.features")));
    }

    /** The platform of an image that a manifest list declares for another one: a variant left out contradicts nothing. */
    Platform platformBeside(Platform declared) {
        return variant.isEmpty() && declared.sameArchitecture(platform) ? declared : platform;
    }

    /** The same with the platform that a manifest list is going to declare. */
    ImageConfiguration listedAs(Platform declared) {
        return new ImageConfiguration(declared, variant, osVersion, osFeatures);
    }

    /** Writes the {@code platform} of a manifest list's entry, in the normal form. */
    void describeIn(ObjectNode json) {
        json.put("architecture", platform.architecture()).put("os", platform.os());
        osVersion.ifPresent(version -> json.put("os.version", version));
        if (!osFeatures.isEmpty()) {
            osFeatures.forEach(json.putArray("os.features")::add);
        }
        if (!platform.variant().isEmpty()) {
            json.put("variant", platform.variant());
        }
    }
}
