package io.github.multiarchmaven.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which ONBUILD instructions an image has, without reading more than that takes. */
public final class OnbuildReader {

    private final ImageSource source;

    /** @param source has what the manifest refers to */
    public OnbuildReader(ImageSource source) {
        this.source = source;
    }

    /**
     * Those of the image that a machine of this platform would take, without their ONBUILD; none if there is no such image.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException MANIFEST_UNUSABLE if it is no manifest, or a list of
     *     lists; whatever the source throws
     */
    public List<String> read(RemoteManifest top, Platform platform) {
        try {
            if (!(Contents.of(top) instanceof Contents.OfList list)) {
                return ofImage(top);
            }
            Optional<Reference> image = chosen(list, platform);
            return image.isEmpty()
                    ? List.of()
                    : ofImage(source.manifest(image.get().digest(), image.get().mediaType()));
        } catch (Unusable e) {
            throw e.problem(top, source);
        }
    }

    private static Optional<Reference> chosen(Contents.OfList list, Platform platform) throws Unusable {
        Map<Platform, Reference> offered = new LinkedHashMap<>();
        for (Reference entry : list.entries()) {
            if (entry.attests().isEmpty()) {
                entry.platform().flatMap(PlatformsOf::platform).ifPresent(its -> offered.putIfAbsent(its, entry));
            }
        }
        return platform.bestAmong(offered.keySet()).map(offered::get);
    }

    private List<String> ofImage(RemoteManifest manifest) throws Unusable {
        if (!(Contents.of(manifest) instanceof Contents.OfImage image)) {
            throw new Unusable("it is a list in a list");
        }
        Part configuration = image.parts().get(0).asPart();
        if (configuration.size() > RemoteManifest.LARGEST) {
            throw new Unusable("its configuration has " + configuration.size() + " bytes");
        }
        JsonNode json = new RemoteManifest(source.bytes(configuration), configuration.mediaType())
                .json()
                .orElseThrow(() -> new Unusable("its configuration is not a JSON object"));
        return StreamSupport.stream(json.path("config").path("OnBuild").spliterator(), false)
                .map(JsonNode::asText)
                .map(Printable::lines)
                .toList();
    }
}
