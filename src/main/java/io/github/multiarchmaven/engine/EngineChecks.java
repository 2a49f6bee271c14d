package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an engine is one that this plugin can work with, from what it says of itself. An engine whose version cannot be
 * read, a development build, is taken for new enough.
 */
public final class EngineChecks {

    /** The oldest engine that is supported. */
    private static final int OLDEST = 26;

    /** The API of that engine, 1.45: what is asked where the version is a word. */
    private static final int OLDEST_API_MINOR = 45;

    private EngineChecks() {}

    /** Everything that speaks against this engine; empty if nothing does. */
    public static List<Problem> check(EngineInfo engine) {
        if (engine.version().product().startsWith("Podman")) {
            return List.of(podman(engine));
        }
        List<Problem> problems = new ArrayList<>();
        if (tooOld(engine.version())) {
            problems.add(Problem.of(
                    ProblemCode.ENGINE_TOO_OLD,
                    "The Docker engine is too old: needed " + OLDEST + ".0 or newer, found "
                            + engine.version().number(),
                    "older engines lack what building and checking images for several platforms relies on",
                    "update Docker (https://docs.docker.com/engine/install/), or point DOCKER_HOST to a newer engine"));
        }
        if (engine.platform().os().equals("windows")) {
            problems.add(Problem.of(
                    ProblemCode.ENGINE_FAILED,
                    "The Docker engine runs Windows containers",
                    "Linux images are built by an engine that runs Linux containers",
                    "switch Docker Desktop to Linux containers, or set DOCKER_HOST to another engine"));
        }
        return List.copyOf(problems);
    }

    private static boolean tooOld(EngineVersion version) {
        return version.major()
                .map(major -> major < OLDEST)
                .orElseGet(() -> version.apiMinor()
                        .map(minor -> minor < OLDEST_API_MINOR)
                        .orElse(false));
    }

    private static Problem podman(EngineInfo engine) {
        return Problem.of(
                ProblemCode.ENGINE_PODMAN,
                "The engine is Podman " + engine.version().number() + ", not Docker",
                "buildx needs a Docker engine: under Podman some of its commands do nothing and report success",
                "install Docker, or set DOCKER_HOST to a Docker engine");
    }
}
