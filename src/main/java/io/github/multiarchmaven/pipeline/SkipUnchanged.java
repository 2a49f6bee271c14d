package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.AllowedImages;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.unchanged.Inputs;
import io.github.multiarchmaven.unchanged.InputsJson;
import io.github.multiarchmaven.unchanged.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The part of {@code multiarch:build} that leaves a result as it is if a build would be made from the same. */
public final class SkipUnchanged {

    private final Results results;
    private final AllowedImages allowed;
    private final String version;
    private final Optional<Path> key;
    private final BuildLog log;
    private Optional<Before> before = Optional.empty();

    /** What a build is about to be made from, with the prints of this seal. */
    private record Before(Inputs inputs, Seal seal) {}

    /** @param version of this plugin */
    public SkipUnchanged(Results results, AllowedImages allowed, String version, BuildLog log) {
        this(results, allowed, version, SealKey.usualFile(Surroundings.ofThisProcess()), log);
    }

    SkipUnchanged(Results results, AllowedImages allowed, String version, Optional<Path> key, BuildLog log) {
        this.results = results;
        this.allowed = allowed;
        this.version = version;
        this.key = key;
        this.log = log;
    }

    /**
     * The result that a build would make again; empty where it would make another, and then it is said what has changed.
     *
     * @throws ProblemException SKIP_UNCHANGED_IMPOSSIBLE if something may be another that nobody can see; CHANGE_UNSEEN if BuildKit
     *     would not see what has changed; and what is wrong with the Dockerfile or files
     */
    public Optional<KeptResult> look(BuildSpec spec) {
        return look(spec, seal());
    }

    /** The same, and no key is made. */
    public Optional<KeptResult> foresee(BuildSpec spec) {
        return look(spec, key.filter(Files::exists).flatMap(there -> seal()));
    }

    private Optional<KeptResult> look(BuildSpec spec, Optional<Seal> seal) {
        // without a key nothing is noted, but what is refused is refused
        Inputs now = inputs(spec, seal.orElseGet(() -> new Seal(new byte[Seal.KEY_LENGTH])));
        before = seal.map(own -> new Before(now, own));
        List<String> reasons;
        try {
            Optional<KeptResult> kept = results.find(spec.naming().id());
            reasons = reasons(spec, kept);
            if (reasons.isEmpty()) {
                return kept;
            }
        } catch (ProblemException e) {
            reasons = List.of(whatOf(e));
        }
        refuseUnseen(spec);
        log.buildingAgain(spec.naming().firstName(), reasons);
        return Optional.empty();
    }

    /** A build would make the former image, and what is noted of it would be another. */
    private void refuseUnseen(BuildSpec spec) {
        List<String> unseen = before.flatMap(now -> noted(spec, now.seal()).map(now.inputs()::unseenSince))
                .orElse(List.of());
        if (!unseen.isEmpty()) {
            throw new ProblemException(Problem.of(
                            ProblemCode.CHANGE_UNSEEN,
                            "BuildKit would not see what has changed for "
                                    + spec.naming().firstName(),
                            "it has a file of the context sent again only where name, mode, size or time are others; these"
                                    + " have other content, and the same of all that",
                            "give them another time: touch them")
                    .withEvidence(unseen));
        }
    }

    private Optional<Inputs> noted(BuildSpec spec, Seal seal) {
        try {
            return results.inputsOf(spec.naming().id()).map(noted -> InputsJson.read(noted, seal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As a part of a sentence. */
    private static String whatOf(ProblemException e) {
        return e.problems().get(0).what().replaceFirst("\\.$", "");
    }

    private List<String> reasons(BuildSpec spec, Optional<KeptResult> kept) {
        if (before.isEmpty()) {
            return List.of("there is no key to what is noted");
        }
        if (spec.manner().options().caching().refresh().contains(Refresh.STEPS)) {
            return List.of("noCache is set");
        }
        if (kept.isEmpty()) {
            return List.of("there is no result yet");
        }
        Optional<byte[]> noted = results.inputsOf(spec.naming().id());
        if (noted.isEmpty()) {
            return List.of("what the result was made from was not noted");
        }
        List<String> changes;
        try {
            changes = before.get()
                    .inputs()
                    .changesSince(InputsJson.read(noted.get(), before.get().seal()));
        } catch (IllegalArgumentException e) {
            return List.of("what was noted of the result is of no use: " + e.getMessage());
        }
        return changes.isEmpty() ? damage(kept.get()) : changes;
    }

    /** Every document is read; every layer has to be there, in its size. */
    private static List<String> damage(KeptResult kept) {
        boolean same = OciLayout.at(kept.layout())
                .content()
                .index()
                .digest()
                .equals(kept.description().inventory().index());
        return same ? List.of() : List.of("the layout of the result is of another image");
    }

    /** Says that nothing is built, and hands the result on as one of what is here now. */
    public KeptResult leave(BuildSpec spec, KeptResult same, Origin origin) {
        KeptResult result = results.from(same, origin);
        log.unchanged(spec.naming().firstName(), result.description().inventory());
        log.left(
                new Output.Oci(),
                spec.naming().firstName(),
                results.folderOf(spec.naming().id()));
        return result;
    }

    /** Notes what has just been built was made from, as {@link #look} found it, unless that has changed meanwhile. */
    public void note(BuildSpec spec) {
        before.ifPresent(then -> {
            List<String> changes = changesSince(then, spec);
            if (changes.isEmpty()) {
                results.noteInputs(spec.naming().id(), InputsJson.write(then.inputs(), then.seal()));
            } else {
                log.changedMeanwhile(changes);
            }
        });
    }

    private List<String> changesSince(Before then, BuildSpec spec) {
        try {
            return inputs(spec, then.seal()).changesSince(then.inputs());
        } catch (ProblemException e) {
            return List.of(whatOf(e));
        }
    }

    private Inputs inputs(BuildSpec spec, Seal seal) {
        return BuildInputs.of(spec, allowed, version, results.folder(), seal);
    }

    private Optional<Seal> seal() {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SealKey.in(key.get()));
        } catch (IOException e) {
            log.warn("What images are made from cannot be noted, since there is something wrong with " + key.get()
                    + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
