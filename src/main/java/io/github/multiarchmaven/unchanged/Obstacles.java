package io.github.multiarchmaven.unchanged;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.BaseImage;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a build is made from that may be another although nothing here has changed, a sentence for each. */
public final class Obstacles {

    private static final String IMAGE = "docker-image://";
    private static final String LAYOUT = "oci-layout://";

    private static final Pattern DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");

    /** Options of {@code docker buildx build} whose text is all that they are. */
    private static final Set<String> PLAIN_OPTIONS =
            Set.of("--allow", "--cgroup-parent", "--debug", "--shm-size", "--ulimit");

    private Obstacles() {}

    /** Those in the settings of the whole image. */
    public static List<String> ofImage(BuildSpec spec) {
        List<String> found = new ArrayList<>();
        if (!spec.manner().outputs().equals(List.of(new Output.Oci()))) {
            found.add("<output> has another than oci, and whether that is still there is not known here");
        }
        if (!spec.manner().options().access().ssh().isEmpty()) {
            found.add("<ssh>: what is fetched with it may be another the next time");
        }
        String sbom = spec.manner().options().attestations().sbom();
        if (!sbom.equals("false") && !DIGEST.matcher(sbom).matches()) {
            found.add("<sbom>: the image of its generator has no digest");
        }
        spec.manner().options().extraArgs().stream()
                .filter(argument -> !PLAIN_OPTIONS.contains(argument.strip().replaceFirst("(?s)=.*", "")))
                .forEach(argument -> found.add("<extraArgs> holds "
                        + argument.strip().replaceFirst("(?s)=.*", "") + ", and what it brings in is not known here"));
        return found;
    }

    /** Those in the settings of one of the builds that it may take. */
    public static List<String> ofSource(Source source) {
        List<String> found = new ArrayList<>();
        source.secrets()
                .forEach(secret -> found.add("<secrets> has " + secret.id() + ", and nothing is kept of a secret"));
        source.buildContexts().forEach((name, place) -> {
            boolean image = place.startsWith(IMAGE) || place.startsWith(LAYOUT);
            if (image && !DIGEST.matcher(place).matches()) {
                found.add("<buildContexts>: " + name + "=" + place + " has no digest");
            } else if (!image && isRemote(place)) {
                found.add("<buildContexts>: " + name + " is somewhere else, where it may change");
            }
        });
        return found;
    }

    /** Whether a named context is no folder of this machine. */
    public static boolean isRemote(String place) {
        return place.contains("://") || place.startsWith("git@") || place.startsWith("github.com/");
    }

    /**
     * Those in a Dockerfile.
     *
     * @param file what messages call it
     * @param contexts names of the named contexts, which are looked at elsewhere
     */
    public static List<String> ofDockerfile(String file, Set<String> contexts, DockerfileFacts facts) {
        Stream<String> images = Stream.concat(facts.baseImages().stream(), facts.taken().from().stream())
                .filter(image -> !contexts.contains(image.reference()) && !isPinned(image.reference()))
                .map(image -> unpinned(file, image));
        Stream<String> frontends = facts.taken().frontends().stream()
                .filter(frontend -> !isPinned(frontend))
                .map(frontend -> file + ": " + frontend + ", which reads it, has no digest");
        Stream<String> remote = facts.taken().remote().stream().map(addition -> addition + " is not of the context");
        return Stream.of(frontends, images, remote, facts.unsure().stream())
                .flatMap(sentences -> sentences)
                .distinct()
                .toList();
    }

    private static String unpinned(String file, BaseImage image) {
        return file + ":" + image.line() + ": " + image.reference() + " has no digest";
    }

    private static boolean isPinned(String name) {
        try {
            return ImageReference.of(name).digest().isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
