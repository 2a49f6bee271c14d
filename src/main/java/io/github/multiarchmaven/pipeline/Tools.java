package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.PullPolicy;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.environment.ProvedPlatforms;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine and buildx that one goal works with: resolved once, checked, the same for every step. */
public final class Tools implements AutoCloseable {

    private final FoundTools found;
    private final PullLogins logins;
    private final ImagePolicy images;
    private final ContainerProxies proxies;
    private final ProvedPlatforms proved;
    private final Set<ImageReference> fetched = ConcurrentHashMap.newKeySet();

    private Tools(
            FoundTools found, PullLogins logins, ImagePolicy images, ContainerProxies proxies, ProvedPlatforms proved) {
        this.found = found;
        this.logins = logins;
        this.images = images;
        this.proxies = proxies;
        this.proved = proved;
    }

    /**
     * Engine and buildx.
     *
     * @param program path of docker-buildx; empty to run it as a plugin of docker
     * @param servers of Maven's settings, with which buildx and engine may pull
     * @param images how those are dealt with that are run
     * @param proxies that containers get
     * @param memory what others found out and are told, for many threads
     * @throws ProblemException with all that is wrong with either
     */
    public static Tools open(
            Optional<Path> program,
            List<ServerLogin> servers,
            ImagePolicy images,
            ContainerProxies proxies,
            Map<String, String> memory,
            BuildLog log) {
        FoundTools found = FoundTools.look(program, servers, proxies, memory, log);
        return checked(found, servers, images, proxies, new ProvedPlatforms(memory), log);
    }

    /** The engine alone, for goals that build nothing. */
    public static Tools openEngine(BuildLog log) {
        return openEngine(EngineEndpoints.resolve(Surroundings.ofThisProcess()), log);
    }

    static Tools openEngine(EngineEndpoint endpoint, BuildLog log) {
        return checked(
                FoundTools.engineAlone(endpoint),
                List.of(),
                ImagePolicy.USUAL,
                ContainerProxies.NONE,
                ProvedPlatforms.none(),
                log);
    }

    private static Tools checked(
            FoundTools found,
            List<ServerLogin> servers,
            ImagePolicy images,
            ContainerProxies proxies,
            ProvedPlatforms proved,
            BuildLog log) {
        if (!found.problems().isEmpty()) {
            found.close();
            throw new ProblemException(found.problems());
        }
        found.engine().orElseThrow().removeLeftContainers(log::debug);
        Tools tools = new Tools(found, PullLogins.of(servers), images, proxies, proved);
        log.debug("Engine " + tools.info() + " at " + tools.endpoint());
        return tools;
    }

    EngineEndpoint endpoint() {
        return found.endpoint().orElseThrow();
    }

    Engine engine() {
        return found.engine().orElseThrow();
    }

    EngineInfo info() {
        return found.info().orElseThrow();
    }

    /** Keeps out all others of this user that look at this engine in order to change it. */
    MachineLock exclusively(BuildLog log) {
        Path file = MachineLock.file(endpoint().address());
        return MachineLock.hold(file, () -> log.waitingFor(file));
    }

    /**
     * Has the engine pull an image for its own platform, as the policy says; once at most.
     *
     * @throws ProblemException IMAGE_NOT_ALLOWED, IMAGE_UNAVAILABLE
     */
    void fetch(ImageReference image, BuildLog log) {
        imageCheck().ofOurs(image);
        if (fetched.contains(image)) {
            return;
        }
        boolean there = engine().hasImage(image);
        if (images.pull() == PullPolicy.NEVER && !there) {
            throw new ProblemException(notThere(image));
        }
        if (images.pull() == PullPolicy.ALWAYS || !there) {
            log.fetching(image);
            engine().pull(image, info().platform(), logins.forImage(image));
        }
        fetched.add(image);
    }

    private static Problem notThere(ImageReference image) {
        return Problem.of(
                ProblemCode.IMAGE_UNAVAILABLE,
                "The engine has no image " + image + ", which the plugin needs",
                "multiarch.pullPolicy is never, so it is not pulled",
                "bring it there: docker pull " + image
                        + " where there is a network, then docker save and docker load; or"
                        + " set multiarch.pullPolicy to missing");
    }

    /** Of the images that are about to be pulled or run. */
    ImageCheck imageCheck() {
        return new ImageCheck(images.allowed());
    }

    /** Whether images have to be in the engine before. */
    boolean pullsNever() {
        return images.pull() == PullPolicy.NEVER;
    }

    Lookout lookout() {
        return new Lookout(engine(), buildx(), info(), endpoint().address(), proved);
    }

    /** Handlers or builders change. */
    void forgetProofs() {
        proved.forget();
    }

    ContainerProxies proxies() {
        return proxies;
    }

    Buildx buildx() {
        return found.buildx().orElseThrow();
    }

    @Override
    public void close() {
        found.close();
    }
}
