package io.github.multiarchmaven.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an image is built, besides from what and for which platforms. The words are those of {@code docker buildx build}.
 *
 * @param access what the steps of the build can reach
 * @param caching what they need not do again
 * @param attestations what BuildKit says about the image, in manifests of its own
 * @param annotations of manifests and manifest list
 * @param timestamps that the image shows
 * @param extraArgs further arguments of {@code buildx build}
 */
public record BuildOptions(
        Access access,
        Caching caching,
        Attestations attestations,
        List<Annotation> annotations,
        Timestamps timestamps,
        List<String> extraArgs) {

    /** Nothing but what buildx does by itself, and no attestations. */
    public static final BuildOptions NONE = new BuildOptions(
            new Access(List.of(), List.of(), Optional.empty()),
            new Caching(List.of(), List.of(), Set.of()),
            new Attestations("false", "false"),
            List.of(),
            Timestamps.OF_THE_BUILD,
            List.of());

    public BuildOptions {
        annotations = List.copyOf(annotations);
        extraArgs = List.copyOf(extraArgs);
    }

    /**
     * What the steps of a build can reach.
     *
     * @param ssh agents or keys, as {@code id} or {@code id=path}
     * @param addHosts as {@code host:address}
     * @param network {@code none} or {@code host}; empty for the builder's own
     */
    public record Access(List<String> ssh, List<String> addHosts, Optional<String> network) {

        public Access {
            ssh = List.copyOf(ssh);
            addHosts = List.copyOf(addHosts);
        }
    }

    /** A secret of a build; the steps that mount it know it by its id. */
    public sealed interface Secret {

        String id();

        /** It is in a file. */
        record InFile(String id, Path file) implements Secret {}

        /** It is the value of an environment variable. */
        record InVariable(String id, String variable) implements Secret {}
    }

    /**
     * What is not done again.
     *
     * @param from caches to read, each in buildx's notation
     * @param to caches to write, each in buildx's notation
     * @param refresh what is done again all the same
     */
    public record Caching(List<String> from, List<String> to, Set<Refresh> refresh) {

        public Caching {
            from = List.copyOf(from);
            to = List.copyOf(to);
            refresh = Set.copyOf(refresh);
        }
    }

    /** What a build does again although it has been done before. */
    public enum Refresh {
        /** Base images are looked up in their registries. */
        BASE_IMAGES,
        /** Every step is run. */
        STEPS
    }

    /**
     * Attestations, each {@code true}, {@code false} or parameters such as {@code mode=max}.
     *
     * @param provenance how the image was built
     * @param sbom what is in it
     */
    public record Attestations(String provenance, String sbom) {

        private static final Pattern DISABLED =
                Pattern.compile("(?:^|,)disabled=(?:1|t|true)(?:,|$)", Pattern.CASE_INSENSITIVE);

        /** Whether one of the two is asked for; buildx's parameters can say that it is not. */
        static boolean isAsked(String value) {
            return !value.equals("false") && !DISABLED.matcher(value).find();
        }

        /** Whether BuildKit writes attestations, for which it makes a manifest list whatever the number of platforms. */
        public boolean areAsked() {
            return isAsked(provenance) || isAsked(sbom);
        }
    }
}
