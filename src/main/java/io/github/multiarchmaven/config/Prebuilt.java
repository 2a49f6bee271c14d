package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that the user built for the platforms, which the Dockerfile takes from a named context.
 *
 * @param entries as in the POM
 * @param image what is made of them where there is no Dockerfile
 */
public record Prebuilt(List<PrebuiltEntry> entries, Optional<PrebuiltImage> image) {

    /** The name of the context. */
    public static final String CONTEXT = "prebuilt";

    /** There are none. */
    public static final Prebuilt NONE = new Prebuilt(List.of(), Optional.empty());

    public Prebuilt {
        entries = List.copyOf(entries);
    }

    /** What a platform gets: an entry that names it beats a pattern for the same target. */
    public List<PrebuiltFile> filesFor(Platform platform) {
        List<PrebuiltFile> named = entries.stream()
                .filter(entry -> entry.platforms().contains(platform))
                .map(entry -> entry.on(platform))
                .toList();
        Set<String> taken = named.stream().map(PrebuiltFile::target).collect(Collectors.toSet());
        Stream<PrebuiltFile> fromPatterns = entries.stream()
                .filter(PrebuiltEntry::isForAll)
                .map(entry -> entry.on(platform))
                .filter(file -> !taken.contains(file.target()));
        return Stream.concat(named.stream(), fromPatterns).toList();
    }
}
