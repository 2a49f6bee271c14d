package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.AllowedImages;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.ConfigurationReader;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.BaseImage;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds images against {@code allowedImages} before anything is pulled. */
final class ImageCheck {

    private static final String IMAGE = "docker-image://";

    /** buildx deploys or starts its own default where it is told none; this driver starts nothing. */
    private static final String STARTS_NOTHING = "remote";

    private static final String DEFAULT_EMULATORS = "tonistiigi/binfmt:latest";

    /** Words for false (strconv.ParseBool). */
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "f", "F", "0");

    private final AllowedImages allowed;

    ImageCheck(AllowedImages allowed) {
        this.allowed = allowed;
    }

    /** @throws ProblemException IMAGE_NOT_ALLOWED */
    void ofOurs(ImageReference image) {
        refuse(Stream.of(image)
                .filter(name -> !allowed.allow(name))
                .map(name -> ofOurs(name.toString()))
                .toList());
    }

    /** @throws ProblemException IMAGE_NOT_ALLOWED for each image that the builder would be run from */
    void ofBuilder(BuilderChoice builder) {
        refuse(Stream.concat(
                        images(builder)
                                .filter(image -> !allowed.allow(image))
                                .distinct()
                                .map(this::ofOurs),
                        emulators(builder)
                                .filter(image -> !allowed.allow(image))
                                .distinct()
                                .map(this::emulator))
                .toList());
    }

    /** What buildx runs with rights beside BuildKit in a cluster, where it is told to (docker/buildx, driver/kubernetes). */
    private static Stream<String> emulators(BuilderChoice builder) {
        return builder instanceof BuilderChoice.OnNodes group && group.driver().equals("kubernetes")
                ? group.nodes().stream()
                        .map(BuilderNode::driverOpts)
                        .filter(options -> !FALSE.contains(options.getOrDefault("qemu.install", "false")))
                        .map(options -> options.getOrDefault("qemu.image", DEFAULT_EMULATORS))
                : Stream.empty();
    }

    private static Stream<String> images(BuilderChoice builder) {
        if (builder instanceof BuilderChoice.Managed managed) {
            return Stream.of(managed.image().toString());
        }
        return builder instanceof BuilderChoice.OnNodes group && !group.driver().equals(STARTS_NOTHING)
                ? group.nodes().stream()
                        .map(node ->
                                node.driverOpts().getOrDefault("image", ConfigurationReader.DEFAULT_BUILDKIT_IMAGE))
                : Stream.empty();
    }

    /** @throws ProblemException IMAGE_NOT_ALLOWED for each image that a Dockerfile names, with its line */
    void ofDockerfiles(Map<Source, DockerfileFacts> dockerfiles) {
        Set<Problem> problems = new LinkedHashSet<>();
        dockerfiles.forEach((source, facts) -> {
            facts.taken().frontends().stream()
                    .filter(frontend -> !allowed.allow(frontend))
                    .forEach(frontend -> problems.add(frontend(source, frontend)));
            Stream.concat(facts.baseImages().stream(), facts.taken().from().stream())
                    .forEach(image -> pulled(source, image)
                            .filter(name -> !allowed.allow(name))
                            .ifPresent(name -> problems.add(named(source, image, name))));
        });
        refuse(List.copyOf(problems));
    }

    /** What is left open by the text, and so cannot be held against the list. */
    List<String> open(Map<Source, DockerfileFacts> dockerfiles) {
        return allowed.all()
                ? List.of()
                : dockerfiles.values().stream()
                        .flatMap(facts -> facts.unsure().stream())
                        .distinct()
                        .toList();
    }

    /** Empty where a named context is no image. */
    private static Optional<String> pulled(Source source, BaseImage image) {
        String place = source.buildContexts().getOrDefault(image.reference(), IMAGE + image.reference());
        return place.startsWith(IMAGE) ? Optional.of(place.substring(IMAGE.length())) : Optional.empty();
    }

    private Problem named(Source source, BaseImage image, String name) {
        return notAllowed(
                source.dockerfile().getFileName() + ":" + image.line() + ": the image " + name,
                "take it from where it is allowed, also by <buildContexts>, as " + image.reference()
                        + "=docker-image://registry.example.com/" + image.reference());
    }

    private Problem frontend(Source source, String name) {
        return notAllowed(
                source.dockerfile().getFileName() + ": the image " + name + ", which would read it,",
                "remove its # syntax= line, so that BuildKit reads it by itself; or name a copy of that image in the line or in the build"
                        + " argument BUILDKIT_SYNTAX");
    }

    private Problem emulator(String image) {
        return notAllowed(
                "the image " + image + ", which would be run with rights in the cluster,",
                "copy it to where it is allowed, and name it there by qemu.image of <driverOpts>; or do without"
                        + " qemu.install");
    }

    private Problem ofOurs(String image) {
        return notAllowed(
                "the image " + image + ", which the plugin would run,",
                "copy it to where it is allowed, with docker buildx imagetools create, and name it there in the <image> of"
                        + " <builder> or <binfmt>");
    }

    private Problem notAllowed(String subject, String next) {
        return Problem.of(
                ProblemCode.IMAGE_NOT_ALLOWED,
                subject + " is not allowed",
                "<allowedImages> allows " + allowed,
                next + "; or allow it");
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
