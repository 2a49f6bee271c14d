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

    /** @param open registries, asked for by several threads where an image is in one */
    BaseImageQuestions(Supplier<OpenRegistries> open, Platform host) {
        this(open, host, PATIENCE);
    }

    BaseImageQuestions(Supplier<OpenRegistries> open, Platform host, Duration patience) {
        this.open = open;
        this.host = host;
        this.patience = patience;
    }

    /** What is known of those that matter, by the source of their Dockerfile; each is asked once, and all at the same time. */
    Map<Source, Map<Pulled, Triggers>> ask(Map<Source, DockerfileFacts> dockerfiles) {
        Map<Source, Map<Pulled, Question>> questions = new HashMap<>();
        dockerfiles.forEach((source, facts) -> questions.put(source, questions(source, facts)));
        Map<Question, Triggers> answers = answers(questions.values().stream()
                .flatMap(asked -> asked.values().stream())
                .collect(Collectors.toSet()));
        Map<Source, Map<Pulled, Triggers>> known = new HashMap<>();
        questions.forEach((source, asked) -> known.put(
                source,
                asked.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> answers.getOrDefault(entry.getValue(), UNANSWERED)))));
        return known;
    }

    private Map<Pulled, Question> questions(Source source, DockerfileFacts facts) {
        Set<Platform> executed = facts.executedPlatforms();
        return facts.baseImages().stream()
                .map(BaseImage::pulled)
                .distinct()
                .filter(pulled -> !pulled.platform().sameArchitecture(host) && !executed.contains(pulled.platform()))
                .collect(Collectors.toMap(pulled -> pulled, pulled -> question(source, pulled)));
    }

    private static Question question(Source source, Pulled pulled) {
        String place = source.buildContexts().getOrDefault(pulled.reference(), IMAGE + pulled.reference());
        return new Question(place, pulled.platform());
    }

    /** Those that came in time. A late one is nobody's any more. */
    private Map<Question, Triggers> answers(Set<Question> questions) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        Map<Question, Triggers> answers = new ConcurrentHashMap<>();
        try (Workers workers = new Workers("asking for base images")) {
            workers.allWithin(patience, questions, question -> answers.put(question, answer(question)));
        }
        return Map.copyOf(answers);
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
        Repository repository = open.get().repository(reference);
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
