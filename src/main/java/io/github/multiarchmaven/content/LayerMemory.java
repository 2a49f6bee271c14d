package io.github.multiarchmaven.content;

import io.github.multiarchmaven.model.Digest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in layers, by their digest: base layers seldom change, and reading them again would take longer than all
 * the rest of the proof. Files of the previous result are looked at; those of this one are written beside it, so that they
 * are replaced and removed with the result, and nobody else writes there.
 */
public final class LayerMemory {

    private final Path earlier;
    private final Path now;
    private final Map<Digest, LayerFiles> known = new HashMap<>();

    /**
     * Remembers from one folder to another.
     *
     * @param earlier need not exist
     * @param now need not exist
     */
    public LayerMemory(Path earlier, Path now) {
        this.earlier = earlier;
        this.now = now;
    }

    /** What is in the layer of this digest, whose bytes are in that file. */
    LayerFiles read(Digest layer, Path blob) throws UnreadableLayerException {
        LayerFiles files = known.get(layer);
        if (files == null) {
            files = recalled(layer, blob);
            known.put(layer, files);
            FindingsFile.write(now, layer, files);
        }
        return files;
    }

    private LayerFiles recalled(Digest layer, Path blob) throws UnreadableLayerException {
        Optional<LayerFiles> remembered = FindingsFile.read(earlier, layer);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        try {
            return LayerReader.read(blob);
        } catch (UnreadableLayerException e) {
            throw new UnreadableLayerException("layer " + layer + " was not looked into: " + e.reason(), e);
        }
    }
}
