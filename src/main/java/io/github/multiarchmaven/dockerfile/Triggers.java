package io.github.multiarchmaven.dockerfile;

import java.util.List;

/** What is known of the ONBUILD instructions of an image, which execute in every stage that starts from it. */
public sealed interface Triggers {

    /**
     * Its configuration was read.
     *
     * @param instructions without their ONBUILD, as {@code config.OnBuild} of the configuration has them
     */
    record Known(List<String> instructions) implements Triggers {

        public Known {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * It could not be read.
     *
     * @param why the end of a sentence
     */
    record Unknown(String why) implements Triggers {}
}
