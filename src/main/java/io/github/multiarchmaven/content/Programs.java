package io.github.multiarchmaven.content;

import java.util.List;

/**
 * What an image runs.
 *
 * @param binaries each once
 * @param doubts why there may be more that we do not know of, as sentences
 */
public record Programs(List<Binary> binaries, List<String> doubts) {

    public Programs {
        binaries = List.copyOf(binaries);
        doubts = List.copyOf(doubts);
    }
}
