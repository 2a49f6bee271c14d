package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.KnownPlatforms;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands lists of platforms: refuses what is malformed, unknown or there twice. */
final class PlatformsReader {

    private final UnknownPlatforms unknown;
    private final Problems problems;

    PlatformsReader(UnknownPlatforms unknown, Problems problems) {
        this.unknown = unknown;
        this.problems = problems;
    }

    List<Platform> read(List<String> texts, String parameter) {
        Map<Platform, String> read = new LinkedHashMap<>();
        for (String text : texts) {
            platform(text, parameter).ifPresent(platform -> add(read, platform, text, parameter));
        }
        return List.copyOf(read.keySet());
    }

    private void add(Map<Platform, String> read, Platform platform, String text, String parameter) {
        String earlier = read.putIfAbsent(platform, text);
        if (earlier != null) {
            problems.add(
                    ProblemCode.PLATFORM_TWICE,
                    "<" + parameter + "> names " + platform + " twice",
                    earlier.equals(text)
                            ? "\"" + text + "\" stands there two times"
                            : "\"" + earlier + "\" and \"" + text + "\" are two names of one platform",
                    "remove one of them");
        }
    }

    private Optional<Platform> platform(String text, String parameter) {
        Platform platform;
        try {
            platform = Platform.of(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    ProblemCode.PLATFORM_MALFORMED,
                    "<" + parameter + "> holds \"" + text + "\", which is no platform",
                    "a platform is " + Platform.GRAMMAR,
                    "write it in that form; the nearest known platform is " + KnownPlatforms.nearestTo(text));
            return Optional.empty();
        }
        if (unknown != UnknownPlatforms.ALLOWED && !KnownPlatforms.contains(platform)) {
            problems.add(
                    ProblemCode.PLATFORM_UNKNOWN,
                    "<" + parameter + "> holds \"" + text + "\", which is an unknown platform",
                    unknown == UnknownPlatforms.REFUSED
                            ? "buildx would build an image that no machine asks for, without a word"
                            : "there is no program for it with which to see whether it runs here",
                    "did you mean " + KnownPlatforms.nearestTo(platform.toString())
                            + (unknown == UnknownPlatforms.REFUSED
                                    ? "? If it is right as it stands, set"
                                            + " <allowUnknownPlatforms>true</allowUnknownPlatforms>"
                                    : "? Correct it or leave it out"));
            return Optional.empty();
        }
        return Optional.of(platform);
    }
}
