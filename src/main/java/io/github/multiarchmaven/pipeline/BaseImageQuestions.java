package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.BaseImage;
import io.github.multiarchmaven.dockerfile.BaseImage.Pulled;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.Triggers;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Workers;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.OnbuildReader;
import io.github.multiarchmaven.registry.transfer.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks base images for their ONBUILD instructions, where the answer can change what has to be emulated: a platform on which
 * nothing else executes, and which the engine's machine is not.
 */
final class BaseImageQuestions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Triggers UNANSWERED = new Triggers.Unknown("there was no answer in time");
    private static final String IMAGE = "docker-image://";
    private static final String LAYOUT = "oci-layout://";

    private final Supplier<OpenRegistries> open;
    private final Platform host;
    private final Duration patience;
    private final Map<Question, Triggers> known = new ConcurrentHashMap<>();

    /** @param open registries, asked for where an image is in one */
    BaseImageQuestions(Supplier<OpenRegistries> open, Platform host) {
        this(open, host, PATIENCE);
    }

    BaseImageQuestions(Supplier<OpenRegistries> open, Platform host, Duration patience) {
        this.open = open;
        this.host = host;
        this.patience = patience;
    }

    /** What is known of those of one Dockerfile that matter; each is asked once. */
    Map<Pulled, Triggers> ask(Source source, DockerfileFacts facts) {
        Set<Platform> executed = facts.executedPlatforms();
        Map<Pulled, Question> questions = new HashMap<>();
        facts.baseImages().stream()
                .map(BaseImage::pulled)
                .filter(pulled -> !pulled.platform().sameArchitecture(host) && !executed.contains(pulled.platform()))
                .forEach(pulled -> questions.put(pulled, question(source, pulled)));
        find(questions.values().stream()
                .filter(question -> !known.containsKey(question))
                .collect(Collectors.toSet()));
        return questions.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, asked -> known.getOrDefault(asked.getValue(), UNANSWERED)));
    }

    private static Question question(Source source, Pulled pulled) {
        String place = source.buildContexts().getOrDefault(pulled.reference(), IMAGE + pulled.reference());
        return new Question(place, pulled.platform());
    }

    private void find(Set<Question> questions) {
        if (!questions.isEmpty()) {
            try (Workers workers = new Workers("asking for base images")) {
                workers.allWithin(patience, questions, question -> known.put(question, answer(question)));
            }
            questions.forEach(question -> known.putIfAbsent(question, UNANSWERED));
        }
    }

    private Triggers answer(Question question) {
        try {
            return new Triggers.Known(question.place().startsWith(LAYOUT) ? ofLayout(question) : ofOther(question));
        } catch (ProblemException e) {
            return new Triggers.Unknown(e.problems().get(0).what());
        } catch (IllegalArgumentException e) {
            return new Triggers.Unknown(question.place() + " cannot be asked");
        }
    }

    /** A folder or an archive as context has no configuration. */
    private List<String> ofOther(Question question) {
        if (!question.place().startsWith(IMAGE)) {
            return List.of();
        }
        ImageReference reference = ImageReference.of(question.place().substring(IMAGE.length()));
        Repository repository;
        synchronized (open) {
            repository = open.get().repository(reference);
        }
        RemoteManifest manifest = repository.registry().manifest(repository.name(), ManifestName.in(reference));
        return new OnbuildReader(repository).read(manifest, question.platform());
    }

    /** {@code oci-layout://FOLDER[:TAG][@DIGEST]}; without a digest, everything in it is looked at. */
    private static List<String> ofLayout(Question question) {
        String text = question.place().substring(LAYOUT.length());
        int at = text.indexOf("@sha256:");
        String folder = (at < 0 ? text : text.substring(0, at)).replaceFirst(":[^/:]*$", "");
        OciLayout layout = OciLayout.at(Path.of(folder));
        LayoutSource source = new LayoutSource(layout);
        Optional<Digest> wanted = at < 0 ? Optional.empty() : Optional.of(new Digest(text.substring(at + 1)));
        return wanted
                .map(digest -> List.of(source.manifest(digest, "")))
                .orElseGet(() ->
                        layout.tops().stream().map(top -> manifest(source, top)).toList())
                .stream()
                .flatMap(top -> new OnbuildReader(source).read(top, question.platform()).stream())
                .toList();
    }

    private static RemoteManifest manifest(LayoutSource source, Descriptor top) {
        return source.manifest(top.digest(), top.mediaType());
    }

    private record Question(String place, Platform platform) {}
}
