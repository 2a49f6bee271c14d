package io.github.multiarchmaven.buildx;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A volume with the cache of a builder of ours that is gone; buildx removes it only together with the container. */
public final class OrphanedCache {

    /** What the names of all of them begin with. */
    public static final String PREFIX = "buildx_buildkit_" + ManagedBuilder.NAME_PREFIX;

    /** Of a builder with one container, or of a node of one with several. */
    private static final Pattern NAME = Pattern.compile("buildx_buildkit_(" + ManagedBuilder.NAME_PREFIX
            + "(?:[0-9a-f]{10}(?=0_)|nodes-[0-9a-f]{10}(?=-[1-9])))(?:0|-[1-9][0-9]*)_state");

    private OrphanedCache() {}

    /**
     * Those among volumes.
     *
     * @param unused names of volumes that no container uses
     * @param builders names of all builders that buildx knows
     */
    public static List<String> among(List<String> unused, Collection<String> builders) {
        return unused.stream().filter(volume -> isOrphan(volume, builders)).toList();
    }

    private static boolean isOrphan(String volume, Collection<String> builders) {
        Matcher name = NAME.matcher(volume);
        return name.matches() && !builders.contains(name.group(1));
    }
}
