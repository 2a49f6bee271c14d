package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the image of each platform is built from.
 *
 * @param byPlatform in the order of the POM
 * @param foundByName platforms for which a Dockerfile was taken that nobody configured, because of its name
 */
public record Sources(Map<Platform, Source> byPlatform, Set<Platform> foundByName) {

    public Sources {
        byPlatform = Collections.unmodifiableMap(new LinkedHashMap<>(byPlatform));
        foundByName = Set.copyOf(foundByName);
    }

    /** The same for all. */
    public static Sources same(List<Platform> platforms, Source source) {
        Map<Platform, Source> all = new LinkedHashMap<>();
        platforms.forEach(platform -> all.put(platform, source));
        return new Sources(all, Set.of());
    }

    /** The same, each of them changed in one way. */
    public Sources each(UnaryOperator<Source> change) {
        Map<Platform, Source> changed = new LinkedHashMap<>();
        byPlatform.forEach((platform, source) -> changed.put(platform, change.apply(source)));
        return new Sources(changed, foundByName);
    }

    /** What one platform's image is built from. */
    public Source of(Platform platform) {
        Source source = byPlatform.get(platform);
        if (source == null) {
            throw new IllegalArgumentException(platform + " is none of " + byPlatform.keySet());
        }
        return source;
    }

    /** Platforms that are built from the same are built by one call, in the order of the first of each. */
    public List<Group> groups(List<Platform> platforms) {
        Map<Source, List<Platform>> groups = new LinkedHashMap<>();
        platforms.forEach(platform ->
                groups.computeIfAbsent(of(platform), none -> new ArrayList<>()).add(platform));
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getValue(), entry.getKey()))
                .toList();
    }

    /**
     * Platforms that are built together.
     *
     * @param platforms at least one
     */
    public record Group(List<Platform> platforms, Source source) {

        public Group {
            platforms = List.copyOf(platforms);
        }
    }
}
