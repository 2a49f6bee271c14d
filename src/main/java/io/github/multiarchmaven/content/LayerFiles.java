package io.github.multiarchmaven.content;

import java.util.List;

/** What a layer changes, in its order: all that is remembered of it. */
record LayerFiles(List<LayerEntry> entries) {

    LayerFiles {
        entries = List.copyOf(entries);
    }
}
