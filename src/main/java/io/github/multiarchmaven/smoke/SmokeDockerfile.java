package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.SmokeRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text with which BuildKit runs something in an image. User, working folder and environment are the image's, as in any
 * step.
 */
final class SmokeDockerfile {

    /** The named context that is the image. */
    static final String IMAGE = "multiarch-image";

    private static final String INIT_STAGE = "multiarch-init";
    private static final String INIT_PREFIX = "init-";
    private static final String INIT_FOLDER = "/.multiarch";

    /** buildx shows the lines around a failed one, and values of variables are not to be among them. */
    private static final String APART = "#\n".repeat(10);

    private SmokeDockerfile() {}

    /** The name of the file in the build context that is the init of builders of an architecture. */
    static String initOf(String architecture) {
        return INIT_PREFIX + architecture;
    }

    static String of(SmokeRun run, Way way, List<String> words) {
        String image = "FROM " + IMAGE + "\n"
                + run.environment().entrySet().stream()
                        .map(SmokeDockerfile::variable)
                        .collect(Collectors.joining())
                + way.user().map(user -> "USER " + user + "\n").orElse("")
                + APART;
        if (way.start() == Watch.Start.WITH_INIT) {
            return initStage()
                    + image
                    + step(
                            run,
                            "--mount=type=bind,from=" + INIT_STAGE + ",target=" + INIT_FOLDER + " ",
                            Stream.concat(
                                    Stream.of(INIT_FOLDER + "/init", way.path().orElseThrow()), words.stream()));
        }
        // not every emulator that BuildKit puts before a program looks for it in the folders of PATH
        return image
                + step(
                        run,
                        "",
                        Stream.concat(
                                Stream.of(way.path().orElse(words.get(0))),
                                words.stream().skip(1)));
    }

    /** BUILDARCH is the architecture of the very node that builds, wherever that is. */
    private static String initStage() {
        return "FROM --platform=$BUILDPLATFORM scratch AS " + INIT_STAGE + "\nARG BUILDARCH\nCOPY " + INIT_PREFIX
                + "$BUILDARCH /init\n";
    }

    /** Nothing in it is expanded (Dockerfile reference, "Environment replacement"). */
    private static String variable(Map.Entry<String, String> variable) {
        return "ENV " + variable.getKey() + "=\"" + written(variable.getValue()) + "\"\n";
    }

    /** A value as it stands there. */
    static String written(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");
    }

    private static String step(SmokeRun run, String mount, Stream<String> words) {
        String network = run.network().name().toLowerCase(Locale.ROOT);
        return "RUN --network=" + network + " " + mount
                + words.map(SmokeDockerfile::json).collect(Collectors.joining(",", "[", "]")) + "\n";
    }

    /** With everything escaped that could mean something to anybody between here and the program. */
    private static String json(String word) {
        StringBuilder text = new StringBuilder("\"");
        word.chars()
                .forEach(c -> text.append(
                        (c >= 'a' && c <= 'z')
                                        || (c >= 'A' && c <= 'Z')
                                        || (c >= '0' && c <= '9')
                                        || "/._-=:,+@ ".indexOf(c) >= 0
                                ? String.valueOf((char) c)
                                : String.format(Locale.ROOT, "\\u%04x", c)));
        return text.append('"').toString();
    }
}
