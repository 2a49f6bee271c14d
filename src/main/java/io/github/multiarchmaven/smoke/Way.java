package io.github.multiarchmaven.smoke;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a program is started, which not every builder can do in the same way.
 *
 * @param start who starts it: an init, or BuildKit as the first process
 * @param path of the program, which an init needs; empty where that is BuildKit's to find
 * @param user as whom, instead of the image's own words for that
 */
record Way(Watch.Start start, Optional<String> path, Optional<String> user) {

    /**
     * A builder of another processor than those there is an init for, or one that has an emulator of its own, which it puts
     * before the init as well.
     */
    private static final Pattern INIT_UNUSABLE = Pattern.compile("/" + SmokeDockerfile.initOf("")
            + "\\w+\"?: not found|exec format error|Invalid ELF image for this architecture");

    /**
     * An image without /etc/passwd may have a number as its user, and engines start it so, in the group 0; BuildKit trips over
     * the missing file (executor/oci/user.go, "GetUser").
     */
    private static final Pattern NUMBER_UNKNOWN = Pattern.compile("unable to find user ([0-9]+): invalid argument");

    /** The one to begin with. */
    static Way first(Optional<String> path) {
        return new Way(path.isPresent() ? Watch.Start.WITH_INIT : Watch.Start.WITH_STEP, path, Optional.empty());
    }

    /** Another way, if what was said shows that it is this one that failed, and not the program. */
    Optional<Way> better(String said) {
        Matcher number = NUMBER_UNKNOWN.matcher(said);
        if (user.isEmpty() && number.find()) {
            return Optional.of(new Way(start, path, Optional.of(number.group(1) + ":0")));
        }
        return start == Watch.Start.WITH_INIT && INIT_UNUSABLE.matcher(said).find()
                ? Optional.of(new Way(Watch.Start.WITH_STEP, path, user))
                : Optional.empty();
    }
}
