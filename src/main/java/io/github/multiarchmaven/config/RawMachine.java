package io.github.multiarchmaven.config;

import java.util.List;

/**
 * What was written for a goal that is about this machine and about no image, before anybody has thought about it.
 *
 * @param platforms as written; empty where the common ones are meant
 * @param require platforms that have to run
 * @param builder settings of the builder
 * @param binfmt settings of the QEMU handlers
 */
public record RawMachine(
        List<String> platforms,
        List<String> require,
        RawConfiguration.RawBuilder builder,
        RawConfiguration.RawBinfmt binfmt) {

    public RawMachine {
        platforms = List.copyOf(platforms);
        require = List.copyOf(require);
    }
}
