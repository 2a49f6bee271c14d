package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Docker engine. Safe for use by several threads; every method ends with a {@link ProblemException} if the engine is not
 * there, does not want, or does not answer in time, and with a
 * {@link io.github.multiarchmaven.process.CancelledException} if the thread is interrupted.
 */
public final class Engine implements VolumeShelf, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final EngineFailures failures;
    private final EngineCalls calls;
    private final EngineTransport transport;
    private final EngineQuestions questions;
    private final Images images;
    private final Containers containers;
    private final FoundContainers foundContainers;
    private final Volumes volumes;
    private final Networks networks;

    private Engine(EngineEndpoint endpoint, EngineAddress address) {
        URI uri = address.toUri();
        Optional<EngineTls> tls = endpoint.certificates().map(files -> EngineTls.of(endpoint, files));
        this.failures = new EngineFailures(endpoint, Surroundings.ofThisProcess());
        this.calls = new EngineCalls(failures);
        this.transport = new EngineTransport(uri, CONNECT, tls);
        this.questions = new EngineQuestions(transport);
        DockerJava docker = new DockerJava(uri, transport);
        this.images = new Images(docker, questions, calls, failures);
        this.containers = new Containers(docker, calls, endpoint.address());
        this.foundContainers = new FoundContainers(docker, questions, calls);
        this.volumes = new Volumes(docker, questions, calls, failures);
        this.networks = new Networks(questions, calls);
    }

    /**
     * Gets ready to talk to this engine; the first word is spoken by the first call.
     *
     * @throws ProblemException ENGINE_TLS if its certificates are of no use
     */
    public static Engine connect(EngineEndpoint endpoint) {
        return new Engine(endpoint, EngineAddress.of(endpoint));
    }

    /** What it says of itself. */
    public EngineInfo info() {
        String doing = "describe itself";
        JsonNode version = asked(doing, "/version");
        JsonNode info = asked(doing, "/info");
        return EngineAnswers.info(version, info).orElseThrow(() -> new ProblemException(failures.unreadable(doing)));
    }

    private JsonNode asked(String doing, String path) {
        return calls.within(ANSWER, doing, () -> questions.ask(path))
                .orElseThrow(() -> new ProblemException(failures.unreadable(doing)));
    }

    /** Whether it has this image, of whatever platform. */
    public boolean hasImage(ImageReference reference) {
        return image(reference).isPresent();
    }

    /** The image of this name. */
    public Optional<LocalImage> image(ImageReference reference) {
        return images.find(reference);
    }

    /** Whether it has this image for a platform; pulls nothing. */
    public boolean offers(ImageReference reference, Platform platform) {
        return containers.offers(reference, platform);
    }

    /**
     * Removes the containers that processes of this user on this machine have left which were killed.
     *
     * @param told what became of each
     */
    public void removeLeftContainers(Consumer<String> told) {
        containers.removeLeft(told);
    }

    /**
     * Pulls an image.
     *
     * @param login for its registry; nothing of it is kept
     * @throws ProblemException IMAGE_UNAVAILABLE with the engine's words
     */
    public void pull(ImageReference reference, Platform platform, PullLogin login) {
        images.pull(reference, platform, login);
    }

    /** Loads an archive. Whether the images are there afterwards is for {@link #image} to say. */
    public void load(ArchiveWriter archive) {
        images.load(archive);
    }

    /**
     * Has an image written as an archive, in the form of {@code docker save}.
     *
     * @throws ProblemException IMAGE_UNAVAILABLE if there is no such image; whatever the reader throws
     */
    public void save(ImageReference reference, ArchiveReader reader) {
        images.save(reference, reader);
    }

    /**
     * Runs a container to its end and removes it, together with its anonymous volumes.
     *
     * @throws ProblemException IMAGE_UNAVAILABLE if the image is not in the engine
     */
    public ContainerOutcome run(ContainerRun run) {
        return containers.run(run);
    }

    /** A container that somebody else made. */
    public Optional<FoundContainer> container(String name) {
        return foundContainers.find(name);
    }

    /** A small text file in a container, whether that runs or not; nothing where there is none of that name. */
    public Optional<String> textIn(String container, String path) {
        return foundContainers.text(container, path);
    }

    /** What has become of a container that somebody else made; empty where there is none of that name. */
    public Optional<ContainerState> stateOf(String container) {
        return foundContainers.state(container);
    }

    /** What a container wrote last, on both streams; nothing where there is no container of that name. */
    public List<String> lastLinesOf(String container, int most) {
        return foundContainers.lastLines(container, most);
    }

    /** The machine's address in a network; empty where there is no such network, or none of its own. */
    public Optional<String> gatewayOf(String network) {
        return networks.gateway(network);
    }

    /** Whether it has a volume of this name. */
    public boolean hasVolume(String name) {
        return volumes.find(name).isPresent();
    }

    @Override
    public Optional<LabelledVolume> volume(String name) {
        return volumes.find(name);
    }

    @Override
    public List<LabelledVolume> volumesLabelled(String label) {
        return volumes.labelled(label);
    }

    @Override
    public void createVolume(LabelledVolume volume) {
        volumes.create(volume);
    }

    /** The volumes whose names begin so and which no container uses. */
    public List<String> unusedVolumes(String prefix) {
        return volumes.unused(prefix);
    }

    @Override
    public void removeVolume(String name) {
        volumes.remove(name);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        calls.close();
        transport.close();
    }
}
