package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands what the image is called: reference, tags, name of the result folder. */
final class NamingReader {

    /** Safe as a folder name on every system and as a part of a property name. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private final Problems problems;

    NamingReader(Problems problems) {
        this.problems = problems;
    }

    Optional<BuildSpec.Naming> read(RawNaming raw) {
        Optional<ImageReference> image = raw.image().isEmpty()
                ? ofProject(raw.project())
                : image(raw.image().get());
        TagPlaceholders placeholders = TagPlaceholders.of(raw.project());
        List<String> tags = raw.tags().isEmpty()
                ? List.of(versionOf(raw.project()))
                : raw.tags().stream()
                        .flatMap(text -> tag(text, placeholders).stream())
                        .toList();
        raw.id().ifPresent(this::checkId);
        return image.map(name -> new BuildSpec.Naming(
                raw.id().orElse(name.lastSegment()),
                name,
                tags.stream().distinct().toList()));
    }

    private Optional<ImageReference> ofProject(RawProject project) {
        Optional<String> name = project.imageName();
        if (name.isEmpty()) {
            return missing();
        }
        try {
            return Optional.of(ImageReference.of(name.get()))
                    .filter(reference ->
                            reference.tag().isEmpty() && reference.digest().isEmpty())
                    .or(() -> unusable(name.get()));
        } catch (IllegalArgumentException e) {
            return unusable(name.get());
        }
    }

    private Optional<ImageReference> unusable(String name) {
        problems.add(
                ProblemCode.IMAGE_INVALID,
                "<image> is missing, and \"" + name
                        + "\", made of <registry>, <namespace> and the artifactId, is no image name",
                "a name is " + ImageReference.GRAMMAR + ", and has no tag",
                "correct <registry> (multiarch.registry) or <namespace> (multiarch.namespace), or set <image>");
        return Optional.empty();
    }

    private Optional<ImageReference> missing() {
        problems.add(
                ProblemCode.IMAGE_MISSING,
                "<image> is missing",
                "without it the image has no name",
                "add <image>registry.example.com/acme/app</image> to the plugin's configuration, or"
                        + " -Dmultiarch.image=… on the command line; or, for every module of a company, the property"
                        + " multiarch.registry or multiarch.namespace, to which the artifactId is added");
        return Optional.empty();
    }

    private Optional<ImageReference> image(String text) {
        ImageReference reference;
        try {
            reference = ImageReference.of(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    ProblemCode.IMAGE_INVALID,
                    "<image> is \"" + text + "\", which is no image name",
                    "a name is " + ImageReference.GRAMMAR,
                    "write it in that form");
            return Optional.empty();
        }
        if (reference.tag().isPresent() || reference.digest().isPresent()) {
            problems.add(
                    ProblemCode.IMAGE_INVALID,
                    "<image> is \"" + text + "\", which has a tag or a digest",
                    "tags have a parameter of their own, and a digest comes out of the build",
                    "write <image>" + reference.familiarName() + "</image>"
                            + reference
                                    .tag()
                                    .map(tag -> " and <tags><tag>" + tag + "</tag></tags>")
                                    .orElse(""));
        }
        return Optional.of(reference);
    }

    private String versionOf(RawProject project) {
        String version = project.version();
        if (!ImageReference.isTag(version)) {
            noTag("the project's version \"" + version + "\" is no tag", "set <tags>");
        }
        return version;
    }

    private Optional<String> tag(String text, TagPlaceholders placeholders) {
        Optional<String> tag = placeholders.fill(text, "tags", problems);
        tag.filter(filled -> !ImageReference.isTag(filled))
                .ifPresent(filled -> noTag(
                        "<tags> holds \"" + text + "\", which is "
                                + (filled.equals(text) ? "no tag" : "\"" + filled + "\" and no tag"),
                        "change it"));
        return tag;
    }

    private void noTag(String what, String next) {
        problems.add(
                ProblemCode.TAG_INVALID,
                what,
                "a tag has at most 128 letters, digits, underscores, dots and hyphens and does not begin with a"
                        + " dot or a hyphen",
                next);
    }

    private void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            problems.add(
                    ProblemCode.ID_INVALID,
                    "<id> is \"" + id + "\", which cannot name a folder",
                    "the result of the build goes to target/multiarch/<id>",
                    "use letters, digits, underscores, dots and hyphens, a letter or digit first");
        }
    }
}
