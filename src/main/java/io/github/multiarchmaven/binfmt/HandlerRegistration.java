package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.Privilege;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Registers QEMU handlers in the engine's kernel, by a privileged container, and proves each of them by executing a
 * program of its platform in another container that has no privilege.
 */
public final class HandlerRegistration {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Function<ContainerRun, ContainerOutcome> containers;
    private final ImageReference image;
    private final ImageReference looking;
    private final RegistrationWitness witness;

    /**
     * Registers by an image that the engine has.
     *
     * @param image with the command line of tonistiigi/binfmt
     * @param looking whose containers prove what was registered; the engine has it, too
     * @param witness is told of the entries that were made
     */
    public HandlerRegistration(
            Engine engine, ImageReference image, ImageReference looking, RegistrationWitness witness) {
        this(engine::run, image, looking, witness);
    }

    HandlerRegistration(
            Function<ContainerRun, ContainerOutcome> containers,
            ImageReference image,
            ImageReference looking,
            RegistrationWitness witness) {
        this.containers = containers;
        this.image = image;
        this.looking = looking;
        this.witness = witness;
    }

    /**
     * Registers the handlers of these platforms and nothing else.
     *
     * @throws ProblemException HANDLER_NOT_REGISTERED for each platform that does not run afterwards
     */
    public void register(List<Platform> platforms) {
        replace(List.of(), platforms);
    }

    /**
     * Removes entries and registers the handlers of these platforms, and nothing else.
     *
     * @param entries exact names; registering alone leaves an entry as it is, working or not
     * @throws ProblemException HANDLER_NOT_REGISTERED for each platform that does not run afterwards
     */
    public void replace(List<String> entries, List<Platform> platforms) {
        List<String> arguments = new ArrayList<>();
        if (!entries.isEmpty()) {
            arguments.addAll(List.of("--uninstall", String.join(",", entries)));
        }
        String architectures =
                platforms.stream().map(Platform::architecture).distinct().collect(Collectors.joining(","));
        arguments.addAll(List.of("--install", architectures));
        Optional<HandlerTable> before = read().map(table -> table.without(entries));
        ContainerOutcome outcome = containers.apply(ContainerRun.of(image, LIMIT)
                .with(Privilege.PRIVILEGED)
                .withArguments(arguments.toArray(String[]::new)));
        Optional<HandlerTable> after = read();
        tell(platforms, outcome, before, after.filter(table -> table.bootId().isPresent()));
        prove(platforms, outcome, before, after);
    }

    private Optional<HandlerTable> read() {
        return new TableReading(containers, looking).read();
    }

    private void tell(
            List<Platform> platforms,
            ContainerOutcome outcome,
            Optional<HandlerTable> before,
            Optional<HandlerTable> after) {
        if (before.isPresent() && after.isPresent()) {
            witness.registered(
                    new NewEntries(before.orElseThrow(), after.orElseThrow()).of(platforms, outcome, looking));
        } else {
            witness.unseen();
        }
    }

    private void prove(
            List<Platform> platforms,
            ContainerOutcome outcome,
            Optional<HandlerTable> before,
            Optional<HandlerTable> after) {
        PlatformProbe probe = new PlatformProbe(containers, looking);
        Map<Platform, ProbeOutcome.DoesNotRun> failed = new LinkedHashMap<>();
        for (Platform platform : platforms) {
            if (probe.probe(platform) instanceof ProbeOutcome.DoesNotRun doesNotRun) {
                failed.put(platform, doesNotRun);
            }
        }
        if (failed.isEmpty()) {
            return;
        }
        RegistrationFailure failure = new RegistrationFailure(image, outcome, before, after);
        List<Problem> problems = new ArrayList<>();
        failed.forEach((platform, proof) -> problems.add(failure.of(platform, proof)));
        throw new ProblemException(problems);
    }
}
