package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.InspectionSpec;
import io.github.multiarchmaven.config.InspectionSpec.InFolder;
import io.github.multiarchmaven.config.InspectionSpec.InRegistry;
import io.github.multiarchmaven.config.InspectionSpec.Subject;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.DetailsReader;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.KeptResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The story of {@code multiarch:inspect}. */
public final class InspectImages {

    private final OpenRegistries registries;
    private final List<KeptResult> results;
    private final BuildLog log;

    /** @param results of the project; none where there is no project */
    public InspectImages(OpenRegistries registries, List<KeptResult> results, BuildLog log) {
        this.registries = registries;
        this.results = List.copyOf(results);
        this.log = log;
    }

    /**
     * Says what there is, and changes nothing.
     *
     * @throws ProblemException afterwards, with all that could not be read, and with each that lacks required platforms
     */
    public void run(InspectionSpec spec) {
        List<Inspection> inspections = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Subject subject : subjects(spec)) {
            try {
                for (Inspection inspection : inspect(subject)) {
                    InspectionText.of(inspection).forEach(log::info);
                    inspections.add(inspection);
                    incomplete(spec, inspection).ifPresent(problems::add);
                }
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        if (spec.raw().isPresent() && inspections.size() > 1) {
            problems.add(severalInOneFile(inspections));
        } else {
            spec.raw()
                    .ifPresent(file -> inspections.forEach(only ->
                            OutputFile.write(file, only.details().manifest().bytes(), "multiarch.inspect.raw")));
        }
        spec.json()
                .ifPresent(file ->
                        OutputFile.write(file, InspectionJson.of(inspections, problems), "multiarch.inspect.json"));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private List<Subject> subjects(InspectionSpec spec) {
        if (!spec.subjects().isEmpty()) {
            return spec.subjects();
        }
        if (results.isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.REFERENCE_INVALID,
                    "there is nothing to inspect",
                    "<references> is missing, and there is no result of multiarch:build here, which would be meant then",
                    "say what to inspect: -Dmultiarch.references=registry.example.com/acme/app:1.0, or build first:"
                            + " mvn package"));
        }
        if (spec.raw().isPresent() && results.size() > 1) {
            throw new ProblemException(Problem.of(
                    ProblemCode.SETTING_INVALID,
                    "<raw> is set, and this project has " + results.size() + " results",
                    "the file holds the exact bytes of one manifest, and nothing else",
                    "say which one: -Dmultiarch.references="
                            + results.get(0).layout().getParent()));
        }
        return results.stream()
                .<Subject>map(result -> result.hasLayout()
                        ? new InFolder(result.layout())
                        : new InRegistry(result.description().published().get(0)))
                .toList();
    }

    private List<Inspection> inspect(Subject subject) {
        if (subject instanceof InRegistry there) {
            Repository repository = registries.repository(there.reference());
            RemoteManifest top = repository.registry().manifest(repository.name(), ManifestName.in(there.reference()));
            return List.of(new Inspection(subject.toString(), DetailsReader.read(repository, top)));
        }
        OciLayout layout = OciLayout.at(((InFolder) subject).layout());
        LayoutSource source = new LayoutSource(layout);
        List<Descriptor> tops = layout.tops();
        return tops.stream()
                .map(top -> new Inspection(
                        tops.size() == 1 ? subject.toString() : subject + "@" + top.digest(),
                        DetailsReader.read(source, source.manifest(top.digest(), top.mediaType()))))
                .toList();
    }

    private static Problem severalInOneFile(List<Inspection> inspections) {
        return Problem.of(
                ProblemCode.SETTING_INVALID,
                "<raw> is set, and there are " + inspections.size() + " images in the layout",
                "the file holds the exact bytes of one manifest, and nothing else",
                "leave it out; the manifests are files in the layout's blobs/sha256: "
                        + inspections.stream().map(Inspection::reference).collect(Collectors.joining(", ")));
    }

    private static Optional<Problem> incomplete(InspectionSpec spec, Inspection inspection) {
        Set<Platform> missing = new TreeSet<>(spec.required());
        inspection
                .details()
                .allImages()
                .flatMap(image -> image.offers().stream())
                .forEach(missing::remove);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.LIST_INCOMPLETE,
                        inspection.reference() + " is not complete",
                        "it has no image for " + Platform.list(missing) + ", which <require> asks for",
                        "build and push it for all platforms"));
    }
}
