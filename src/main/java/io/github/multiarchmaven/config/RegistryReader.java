package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Understands what was written for the goals that work with registries. */
public final class RegistryReader {

    private final Problems problems = new Problems();

    private RegistryReader() {}

    /**
     * What is to be pushed.
     *
     * @param repositories as written; empty for the images' own
     * @throws io.github.multiarchmaven.narration.ProblemException with all problems
     */
    public static PushSpec push(
            Optional<String> id,
            List<String> repositories,
            PushSpec.ExistingTags existingTags,
            PushSpec.Naming naming) {
        RegistryReader reader = new RegistryReader();
        List<ImageReference> read = reader.references(
                repositories,
                "pushTo",
                reference -> reference.tag().isEmpty() && reference.digest().isEmpty(),
                "a repository without a tag: the tags are those of the build");
        reader.problems.throwIfAny();
        return new PushSpec(id, read.stream().distinct().toList(), existingTags, naming);
    }

    /**
     * What is to be promoted.
     *
     * @param source as written; null where nothing was
     * @param targets as written; {@code :tag} means one beside the source
     * @param required platforms as written
     * @throws io.github.multiarchmaven.narration.ProblemException with all problems
     */
    public static PromotionSpec promotion(
            Optional<String> source, List<String> targets, List<String> required, PromotionSpec.LargerTags largerTags) {
        RegistryReader reader = new RegistryReader();
        Optional<ImageReference> from = reader
                .references(
                        source.stream().toList(),
                        "source",
                        reference -> reference.tag().isPresent()
                                || reference.digest().isPresent(),
                        "a reference with a tag or a digest, such as registry.example.com/acme/app:20240527_1510")
                .stream()
                .findFirst();
        if (source.isEmpty()) {
            reader.missing("source", "registry.example.com/acme/app:20240527_1510");
        }
        if (targets.isEmpty()) {
            reader.missing("targets", ":1.0,:latest");
        }
        List<ImageReference> to = reader.references(
                targets,
                target -> beside(from, target),
                "targets",
                reference -> reference.tag().isPresent() && reference.digest().isEmpty(),
                "a reference with a tag and no digest, or :tag for the source's repository");
        List<Platform> platforms = new PlatformsReader(UnknownPlatforms.ALLOWED, reader.problems)
                .read(required, "multiarch.promote.require");
        reader.problems.throwIfAny();
        return new PromotionSpec(from.orElseThrow(), to.stream().distinct().toList(), platforms, largerTags);
    }

    /** Where the source cannot be used, anything is as good. */
    private static String beside(Optional<ImageReference> source, String target) {
        return target.strip().startsWith(":")
                ? source.map(ImageReference::familiarName).orElse("source") + target.strip()
                : target;
    }

    private void missing(String parameter, String example) {
        problems.add(
                ProblemCode.REFERENCE_INVALID,
                "<" + parameter + "> is missing",
                "without it there is nothing to do",
                "set it, or -Dmultiarch." + parameter + "=" + example);
    }

    private List<ImageReference> references(
            List<String> texts, String parameter, Predicate<ImageReference> wellFormed, String form) {
        return references(texts, UnaryOperator.identity(), parameter, wellFormed, form);
    }

    private List<ImageReference> references(
            List<String> texts,
            UnaryOperator<String> meant,
            String parameter,
            Predicate<ImageReference> wellFormed,
            String form) {
        List<ImageReference> references = new ArrayList<>();
        for (String text : texts) {
            try {
                ImageReference reference = ImageReference.of(meant.apply(text));
                if (wellFormed.test(reference)) {
                    references.add(reference);
                    continue;
                }
                refuse(text, parameter, "it has to be " + form);
            } catch (IllegalArgumentException e) {
                refuse(text, parameter, "a reference is " + ImageReference.GRAMMAR);
            }
        }
        return references;
    }

    private void refuse(String text, String parameter, String why) {
        problems.add(
                ProblemCode.REFERENCE_INVALID,
                "<" + parameter + "> holds \"" + text + "\", which cannot be used",
                why,
                "write it in that form");
    }
}
