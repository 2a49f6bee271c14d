package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.LoadImageAsyncCmd;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** The images of an engine: looked up, pulled, loaded, exported. */
final class Images {

    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration LONGEST_PULL = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(30);
    private static final Pattern PART_MISSING = Pattern.compile("content digest sha256:[0-9a-f]+: not found");
    private static final String LOADING = "load an image";

    private final DockerJava docker;
    private final EngineQuestions questions;
    private final EngineCalls calls;
    private final EngineFailures failures;

    Images(DockerJava docker, EngineQuestions questions, EngineCalls calls, EngineFailures failures) {
        this.docker = docker;
        this.questions = questions;
        this.calls = calls;
        this.failures = failures;
    }

    Optional<LocalImage> find(ImageReference reference) {
        String doing = "look for the image " + reference;
        Optional<JsonNode> answer = calls.within(CALL, doing, () -> questions.ask("/images/" + reference + "/json"));
        return answer.map(
                json -> EngineAnswers.image(json).orElseThrow(() -> new ProblemException(failures.unreadable(doing))));
    }

    /** Without a tag the engine would pull every tag there is. */
    void pull(ImageReference reference, Platform platform, PullLogin login) {
        EngineMessages said =
                calls.within(LONGEST_PULL, "pull " + reference, () -> requestPull(reference, platform, login));
        if (said.error().isPresent()) {
            throw unavailable(reference, platform, said.error().get());
        }
        if (find(reference).isEmpty()) {
            throw unavailable(reference, platform, "the engine reported success, but has no such image now");
        }
    }

    private EngineMessages requestPull(ImageReference reference, Platform platform, PullLogin login)
            throws InterruptedException, ExecutionException {
        String version =
                reference.digest().map(Object::toString).or(reference::tag).orElse("latest");
        EngineMessages said = new EngineMessages();
        try (PullImageCmd pull = docker.client().pullImageCmd(reference.familiarName())) {
            if (login instanceof PullLogin.Password password) {
                pull.withAuthConfig(UnprintedAuth.of(password));
            } else if (login instanceof PullLogin.IdentityToken token) {
                pull.withAuthConfig(UnprintedAuth.of(token));
            }
            pull.withTag(version)
                    .withPlatform(platform.toString())
                    .exec(new StreamedAnswer<>(said::add))
                    .await();
            return said;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DockerException refused) {
                throw unavailable(reference, platform, EngineFailures.message(refused));
            }
            throw e;
        }
    }

    /** The API is quiet by itself while it loads, so that nobody need read progress before all of the archive is written. */
    void load(ArchiveWriter writer) {
        calls.within(CALL, LOADING, () -> docker.client().pingCmd().exec() == null);
        EngineMessages said = calls.within(LONGEST_LOAD, LOADING, () -> requestLoad(writer));
        if (said.error().isPresent()) {
            throw new ProblemException(failures.failed(LOADING, said.error().get(), "last: " + said.last()));
        }
    }

    private EngineMessages requestLoad(ArchiveWriter writer)
            throws InterruptedException, ExecutionException, IOException {
        EngineMessages said = new EngineMessages();
        try (ArchivePipe archive = ArchivePipe.from(writer, calls);
                LoadImageAsyncCmd load = docker.client().loadImageAsyncCmd(archive)) {
            load.exec(new StreamedAnswer<>(said::add)).await();
            return said;
        } catch (ExecutionException e) {
            throw brokenOff(e);
        }
    }

    /** The engine was there a moment ago: a connection that breaks now is its way to refuse the archive. */
    private RuntimeException brokenOff(ExecutionException failed) {
        RuntimeException translated = failures.translate(LOADING, failed);
        Throwable cause = failed;
        while (cause.getCause() != null && !(cause instanceof ArchivePipe.WriterFailed)) {
            cause = cause.getCause();
        }
        if (cause instanceof ArchivePipe.WriterFailed) {
            return new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "The image could not be handed to the Docker engine",
                            "reading it failed: " + cause.getMessage(),
                            "build it again; check the disk if that does not help"),
                    failed);
        }
        if (cause instanceof IOException broken && translated instanceof ProblemException) {
            String message = String.valueOf(broken.getMessage());
            return new ProblemException(
                    failures.failed(LOADING, "it broke off the connection while it was given the image", message),
                    failed);
        }
        return translated;
    }

    void save(ImageReference reference, ArchiveReader reader) {
        String doing = "export the image " + reference;
        if (find(reference).isEmpty()) {
            throw absent(reference);
        }
        try (ImageExport export = new ImageExport(docker.client(), reference, reader)) {
            calls.within(LONGEST_LOAD, doing, () -> whole(doing, export));
        } catch (ProblemException e) {
            throw find(reference).isEmpty()
                    ? absent(reference)
                    : incomplete(reference, e).orElse(e);
        }
    }

    private boolean whole(String doing, ImageExport export) {
        try {
            return export.run();
        } catch (IOException e) {
            String message = e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new ProblemException(
                    failures.failed(doing, "what it sent is no whole archive, or there is no space for it", message),
                    e);
        }
    }

    /** Before version 28 an engine exports a manifest list with all of its images or not at all. */
    private static Optional<ProblemException> incomplete(ImageReference reference, ProblemException failed) {
        return failed.problems().stream()
                .map(Problem::why)
                .filter(why -> PART_MISSING.matcher(why).find())
                .findFirst()
                .map(why -> new ProblemException(
                        Problem.of(
                                ProblemCode.IMAGE_UNAVAILABLE,
                                "The engine has only a part of the image " + reference,
                                "it was pulled for some of its platforms, and this engine exports all or none: " + why,
                                "take it from where it was pulled: name it without docker://"),
                        failed));
    }

    private static ProblemException absent(ImageReference reference) {
        return new ProblemException(Problem.of(
                ProblemCode.IMAGE_UNAVAILABLE,
                "The engine has no image " + reference,
                "there is none of that name in it, or there is none any more",
                "build or pull it first; \"docker image ls\" shows what there is, and DOCKER_HOST or DOCKER_CONTEXT"
                        + " says which engine is asked"));
    }

    private static ProblemException unavailable(ImageReference reference, Platform platform, String message) {
        return new ProblemException(Problem.of(
                ProblemCode.IMAGE_UNAVAILABLE,
                "The image " + reference + " cannot be had for " + platform,
                message,
                "try \"docker pull --platform " + platform + " " + reference + "\", which uses your logins and"
                        + " stays in the engine; or copy the image to a registry that this machine reaches, and"
                        + " give its name there: -Dmultiarch.builder.image for BuildKit,"
                        + " -Dmultiarch.binfmt.image for the QEMU handlers"));
    }
}
