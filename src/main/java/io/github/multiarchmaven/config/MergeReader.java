package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.MergeSpec.InArchive;
import io.github.multiarchmaven.config.MergeSpec.InEngine;
import io.github.multiarchmaven.config.MergeSpec.InFolder;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.InRegistry;
import io.github.multiarchmaven.config.MergeSpec.InResult;
import io.github.multiarchmaven.config.MergeSpec.Origins;
import io.github.multiarchmaven.config.MergeSpec.Place;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.config.MergeSpec.Source;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what was written into a {@link MergeSpec}. */
public final class MergeReader {

    private static final String IN_ENGINE = "docker://";
    private static final String IN_MODULE = "maven://";
    private static final Pattern LOGIN = Pattern.compile("//[^/\\s:@]*:[^/\\s@]*@(?!sha256:)");
    private static final Pattern LISTED_AS = Pattern.compile("(.*\\S)\\s+as\\s+(\\S+)");
    private static final Pattern OF_ENGINE = Pattern.compile("(.*\\S)\\s+on\\s+(\\S+)");
    private static final String FORMS =
            "it is a reference with a tag or a digest, docker:// and the name of an image in"
                    + " the engine, maven:// and a module, a folder with an OCI image layout, a *.tar, an image.json, or a file"
                    + " with a reference in each line";

    private final Problems problems = new Problems();
    private final FolderOfPaths paths;
    private final String projectVersion;

    private MergeReader(Path folder, String projectVersion) {
        this.paths = new FolderOfPaths(folder);
        this.projectVersion = projectVersion;
    }

    /**
     * Understands a configuration.
     *
     * @param sources as written; a folder or file that exists is meant before an image of that name
     * @param required platforms as written
     * @param folder what relative paths refer to
     * @param origins what the images may be made from
     * @param checkBinaries as written
     * @throws io.github.multiarchmaven.narration.ProblemException with all problems
     */
    public static MergeSpec read(
            RawNaming raw,
            List<String> sources,
            List<String> required,
            Path folder,
            SecondImages secondImages,
            Origins origins,
            Optional<String> checkBinaries) {
        MergeReader reader = new MergeReader(folder, raw.project().version());
        Optional<BuildSpec.Naming> naming = new NamingReader(reader.problems).read(raw);
        if (sources.isEmpty()) {
            reader.problems.add(
                    ProblemCode.REFERENCE_INVALID,
                    "<sources> is missing",
                    "without it there is nothing to merge",
                    "name what has the images: <sources><source>registry.example.com/acme/app:1.0-arm64</source>…,"
                            + " or -Dmultiarch.merge.sources=…");
        }
        List<Source> read =
                sources.stream().flatMap(text -> reader.sources(text.strip())).toList();
        // nothing is built here: a platform that nobody knows is simply not there
        List<Platform> platforms = new PlatformsReader(UnknownPlatforms.ALLOWED, reader.problems)
                .read(required, "multiarch.merge.require");
        Optional<BinaryCheck> check = new BinaryCheckReader(reader.problems).read(checkBinaries);
        reader.problems.throwIfAny();
        Optional<String> version =
                raw.tags().isEmpty() ? Optional.of(raw.project().version()) : Optional.empty();
        return new MergeSpec(
                naming.orElseThrow(), read, platforms, secondImages, origins, version, check.orElseThrow());
    }

    private Stream<Source> sources(String text) {
        Matcher override = LISTED_AS.matcher(text);
        if (paths.existing(text).isPresent() || !override.matches()) {
            return places(text, text).map(place -> new Source(shown(place.text()), place.place(), Optional.empty()));
        }
        List<Platform> listedAs =
                new PlatformsReader(UnknownPlatforms.ALLOWED, problems).read(List.of(override.group(2)), "sources");
        return places(override.group(1), text)
                .map(place -> new Source(
                        shown(place.text()), place.place(), listedAs.stream().findFirst()));
    }

    /** Without a login that an address may have, which nobody is to read in a log. */
    private static String shown(String text) {
        return LOGIN.matcher(text).replaceAll("//***@");
    }

    private record Named(String text, Place place) {}

    /** @param whole for messages */
    private Stream<Named> places(String text, String whole) {
        if (text.startsWith(IN_ENGINE)) {
            return inEngine(text.substring(IN_ENGINE.length()), whole).map(place -> new Named(text, place)).stream();
        }
        if (text.startsWith(IN_MODULE)) {
            return inModule(text.substring(IN_MODULE.length()), whole).map(place -> new Named(text, place)).stream();
        }
        Optional<Path> existing = paths.existing(text);
        if (existing.isEmpty()) {
            return inRegistry(text, whole).stream();
        }
        Path path = existing.get();
        if (Files.isDirectory(path)) {
            return inFolder(path, whole).map(place -> new Named(text, place)).stream();
        }
        if (!Files.isRegularFile(path)) {
            refuse(whole, "it is neither a file nor a folder", "give one of those");
            return Stream.empty();
        }
        if (text.endsWith(".json")) {
            return Stream.of(new Named(text, new InResult(path)));
        }
        return text.endsWith(".tar")
                ? Stream.of(new Named(text, new InArchive(path)))
                : new DigestFile(path, text, problems)
                        .references().stream().map(name -> new Named(name + " of " + text, new InRegistry(name)));
    }

    private Optional<Place> inEngine(String text, String whole) {
        Matcher elsewhere = OF_ENGINE.matcher(text);
        String name = elsewhere.matches() ? elsewhere.group(1) : text;
        Optional<String> engine = elsewhere.matches() ? Optional.of(elsewhere.group(2)) : Optional.empty();
        return reference(name, whole)
                .map(read -> new InEngine(hasVersion(read) ? read : read.withTag("latest"), engine));
    }

    private Optional<Place> inModule(String text, String whole) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 4 || Stream.of(parts).anyMatch(String::isBlank)) {
            refuse(
                    whole,
                    "a module is maven:// with its groupId and artifactId, and perhaps a version and the id of one of its"
                            + " results",
                    "write it in that form: " + IN_MODULE + "com.example:app");
            return Optional.empty();
        }
        return Optional.of(new InModule(
                parts[0],
                parts[1],
                parts.length > 2 ? parts[2] : projectVersion,
                parts.length > 3 ? Optional.of(parts[3]) : Optional.empty()));
    }

    private Optional<Place> inFolder(Path folder, String whole) {
        Optional<Path> layout = FolderOfPaths.layout(folder);
        Path description = folder.resolve("image.json");
        if (layout.isEmpty() && Files.isRegularFile(description)) {
            return Optional.of(new InResult(description));
        }
        if (layout.isEmpty()) {
            refuse(
                    whole,
                    "it is a folder, and neither it nor a folder \"layout\" in it has the files of an OCI image"
                            + " layout, oci-layout and index.json",
                    "give the folder of a layout; if a module of this build makes it, merge in a later phase");
        }
        return layout.map(InFolder::new);
    }

    private Optional<Named> inRegistry(String text, String whole) {
        Optional<ImageReference> reference = reference(text, whole);
        if (reference.isPresent() && !hasVersion(reference.get())) {
            refuse(
                    whole,
                    "a reference needs a tag or a digest, and there is no folder or file of that name in "
                            + paths.folder(),
                    "add a tag, " + text + ":1.0, or see whether the folder or file exists");
            return Optional.empty();
        }
        return reference.map(name -> new Named(text, new InRegistry(name)));
    }

    private Optional<ImageReference> reference(String text, String whole) {
        try {
            return Optional.of(ImageReference.of(text));
        } catch (IllegalArgumentException e) {
            refuse(
                    whole,
                    FORMS + "; there is no folder or file of that name in " + paths.folder(),
                    "write it in one of those forms; a reference is " + ImageReference.GRAMMAR);
            return Optional.empty();
        }
    }

    private static boolean hasVersion(ImageReference reference) {
        return reference.tag().isPresent() || reference.digest().isPresent();
    }

    private void refuse(String text, String why, String next) {
        problems.add(
                ProblemCode.REFERENCE_INVALID,
                "<sources> holds \"" + shown(text) + "\", which cannot be merged",
                why,
                next);
    }
}
