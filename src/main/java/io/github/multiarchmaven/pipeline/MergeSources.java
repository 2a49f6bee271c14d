package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.MergeSpec.InArchive;
import io.github.multiarchmaven.config.MergeSpec.InEngine;
import io.github.multiarchmaven.config.MergeSpec.InFolder;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.InRegistry;
import io.github.multiarchmaven.config.MergeSpec.InResult;
import io.github.multiarchmaven.config.MergeSpec.Place;
import io.github.multiarchmaven.config.MergeSpec.Source;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.layout.LayoutPart;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.UnpackedArchive;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.LayoutFetch;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Brings the images of all sources to where they can be merged: into layouts on the disk, at least their documents. */
final class MergeSources {

    private final OpenRegistries registries;
    private final Function<Optional<String>, Engine> engines;
    private final Function<InModule, List<KeptResult>> modules;
    private final BuildLog log;

    /** What is read of images in registries. */
    enum Reading {
        EVERYTHING,
        /** The layers stay where they are. */
        DOCUMENTS
    }

    MergeSources(
            OpenRegistries registries,
            Function<Optional<String>, Engine> engines,
            Function<InModule, List<KeptResult>> modules,
            BuildLog log) {
        this.registries = registries;
        this.engines = engines;
        this.modules = modules;
        this.log = log;
    }

    /**
     * The images of all sources, in their order.
     *
     * @param reading of what is in a registry
     * @param folder for what is not on the disk yet
     * @throws ProblemException with the problems of all
     */
    List<MergeCandidate> read(List<Source> sources, Reading reading, Path folder) {
        List<MergeCandidate> candidates = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            log.reading(source.toString());
            try {
                Path place = folder.resolve("source-" + (i + 1));
                for (Found found : found(source.place(), reading, place)) {
                    candidates.addAll(MergeCandidate.of(source, found.images(), found.origin(), found.leftIn()));
                }
            } catch (ProblemException e) {
                e.problems().forEach(problem -> problems.add(of(source, problem)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return candidates;
    }

    /** Says which source it is: a path below our own folder tells nobody. */
    private static Problem of(Source source, Problem problem) {
        List<String> evidence = new ArrayList<>(problem.evidence());
        evidence.add("source   " + source);
        return problem.withEvidence(evidence);
    }

    /**
     * Images, and what they were made from.
     *
     * @param leftIn where their layers are if not with them
     */
    private record Found(List<LayoutPart> images, Origin origin, Optional<Repository> leftIn) {

        static Found onDisk(List<LayoutPart> images, Origin origin) {
            return new Found(images, origin, Optional.empty());
        }

        Found from(Origin known) {
            return new Found(images, known, leftIn);
        }
    }

    private List<Found> found(Place place, Reading reading, Path folder) {
        if (place instanceof InResult there) {
            return List.of(found(Results.describedIn(there.file()), reading, folder));
        }
        if (place instanceof InModule module) {
            List<KeptResult> results = modules.apply(module);
            return IntStream.range(0, results.size())
                    .mapToObj(i -> found(results.get(i), reading, folder.resolve(String.valueOf(i + 1))))
                    .toList();
        }
        return List.of(
                place instanceof InRegistry there
                        ? fetched(there.reference(), reading, folder)
                        : Found.onDisk(images(place, folder), origin(place)));
    }

    /** What is described is what is taken, and nothing else that lies there. */
    private Found found(KeptResult result, Reading reading, Path folder) {
        ImageDescription description = result.description();
        Digest digest = description.inventory().index();
        if (!result.hasLayout()) {
            ImageReference reference = description.inRegistry();
            refuseOther(reference.digest().equals(Optional.of(digest)), reference.toString(), digest);
            return fetched(reference, reading, folder).from(description.origin());
        }
        OciLayout layout = OciLayout.at(result.layout());
        refuseOther(
                layout.tops().stream().anyMatch(top -> top.digest().equals(digest)),
                layout.folder().toString(),
                digest);
        return Found.onDisk(layout.allImages(), description.origin());
    }

    private static void refuseOther(boolean same, String place, Digest described) {
        if (!same) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_CHANGED,
                    "image.json and " + place + " do not belong together",
                    "the file describes the image " + described + ", and that is another one",
                    "take both from the same build, or name the image alone"));
        }
    }

    private static Origin origin(Place place) {
        return place instanceof InFolder there ? Results.originOf(there.layout()) : Origin.UNKNOWN;
    }

    private List<LayoutPart> images(Place place, Path folder) {
        if (place instanceof InFolder there) {
            return OciLayout.at(there.layout()).allImages();
        }
        if (place instanceof InArchive archive) {
            return unpacked(archive.file(), folder);
        }
        return exported((InEngine) place, folder);
    }

    private Found fetched(ImageReference reference, Reading reading, Path folder) {
        Repository repository = registries.repository(reference);
        RemoteManifest manifest = repository.registry().manifest(repository.name(), ManifestName.in(reference));
        FetchCount count = new FetchCount(log, repository.toString());
        LayoutFetch fetch = new LayoutFetch(repository, count);
        if (reading == Reading.DOCUMENTS) {
            return new Found(
                    fetch.fetchDocuments(manifest, folder).allDescribedImages(),
                    Origin.UNKNOWN,
                    Optional.of(repository));
        }
        OciLayout layout = fetch.fetch(manifest, folder);
        count.tell();
        return Found.onDisk(layout.allImages(), Origin.UNKNOWN);
    }

    private static List<LayoutPart> unpacked(Path file, Path folder) {
        try (InputStream in = Files.newInputStream(file)) {
            return UnpackedArchive.of(in, folder, file.toString()).images();
        } catch (ClosedByInterruptException e) {
            throw new CancelledException("unpack " + file);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.ARCHIVE_UNREADABLE,
                            "the archive " + file + " cannot be unpacked",
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "see whether it is whole and whether there is space on the disk; it has to be a plain tar"),
                    e);
        }
    }

    private List<LayoutPart> exported(InEngine there, Path folder) {
        List<LayoutPart> images = new ArrayList<>();
        engines.apply(there.engine())
                .save(
                        there.reference(),
                        in -> images.addAll(UnpackedArchive.of(in, folder, "of the engine for " + there.reference())
                                .images()));
        return images;
    }
}
