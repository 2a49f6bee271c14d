package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;

/**
 * A FROM and the instructions up to the next one, as written.
 *
 * @param line of the FROM, counted from 1
 * @param base what it starts from, variables not replaced
 * @param platform the value of its {@code --platform}, variables not replaced
 * @param name in lower case
 * @param instructions those after the FROM
 */
record Stage(int line, String base, Optional<String> platform, Optional<String> name, List<Instruction> instructions) {

    /** The platform, if it is written as a constant. */
    Optional<Platform> fixedPlatform() {
        try {
            return platform.filter(text -> text.indexOf('$') < 0).map(Platform::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
