package io.github.multiarchmaven.model;

import java.util.List;
import java.util.Locale;

/**
 * What becomes of a build. Each kind carries what has to be true afterwards; none is believed because a tool exited 0
 * (docker/buildx issue 166).
 */
public sealed interface Output {

    /** As the POM has it. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What has to be found, for people. */
    String promise();

    /** An OCI image layout, which everything else can be made of. */
    record Oci() implements Output {

        @Override
        public String promise() {
            return "an OCI image layout holds exactly these platforms, every byte of them";
        }
    }

    /**
     * In a registry, pushed by BuildKit itself by its digest. The tags are written when it is proved.
     *
     * @param names the image under each of its tags; without tags where none is written
     */
    record Registry(List<ImageReference> names) implements Output {

        public Registry {
            names = List.copyOf(names);
        }

        @Override
        public String promise() {
            return "the registry holds a manifest list of exactly these platforms as " + Output.list(names);
        }
    }

    /**
     * In the engine's image store.
     *
     * @param names the image under each of its tags
     */
    record Docker(List<ImageReference> names) implements Output {

        public Docker {
            names = List.copyOf(names);
        }

        @Override
        public String promise() {
            return "the engine holds " + Output.list(names) + " for exactly these platforms";
        }
    }

    /** The files of each platform in a folder of its own. */
    record Local() implements Output {

        @Override
        public String promise() {
            return "there is a folder with the files of each platform";
        }
    }

    /** The files in one archive, those of each platform in a folder of its own if there are several. */
    record Tar() implements Output {

        @Override
        public String promise() {
            return "an archive that can be read to its end holds the files of each platform";
        }
    }

    /** Nothing but what the builder remembers. */
    record None() implements Output {

        @Override
        public String promise() {
            return "nothing is kept but the builder's cache: <output> is none";
        }
    }

    private static String list(List<ImageReference> names) {
        return String.join(", ", names.stream().map(ImageReference::toString).toList());
    }
}
