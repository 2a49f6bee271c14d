package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import java.util.Set;

/**
 * What an engine says of itself.
 *
 * @param version what it is
 * @param platform what it runs natively
 * @param store how it keeps images
 * @param traits what is special about it
 * @param operatingSystem where it runs, in its words: {@code Docker Desktop}, {@code Debian GNU/Linux 12 (bookworm)}
 */
public record EngineInfo(
        EngineVersion version, Platform platform, ImageStore store, Set<EngineTrait> traits, String operatingSystem) {

    public EngineInfo {
        traits = Set.copyOf(traits);
    }

    public boolean rootless() {
        return traits.contains(EngineTrait.ROOTLESS);
    }

    public boolean userNamespaces() {
        return traits.contains(EngineTrait.USER_NAMESPACES);
    }
}
