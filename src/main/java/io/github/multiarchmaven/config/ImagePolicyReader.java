package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Understands {@code pullPolicy} and {@code allowedImages}. */
public final class ImagePolicyReader {

    private final Problems problems = new Problems();

    private ImagePolicyReader() {}

    /**
     * Understands them.
     *
     * @param pullPolicy as written; empty where the default is wanted
     * @param allowedImages as written; empty where all are allowed
     * @throws io.github.multiarchmaven.narration.ProblemException SETTING_INVALID, with all problems
     */
    public static ImagePolicy read(Optional<String> pullPolicy, List<String> allowedImages) {
        ImagePolicyReader reader = new ImagePolicyReader();
        PullPolicy pull = reader.pull(pullPolicy);
        AllowedImages allowed = reader.allowed(allowedImages);
        reader.problems.throwIfAny();
        return new ImagePolicy(pull, allowed);
    }

    private PullPolicy pull(Optional<String> written) {
        return switch (written.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .orElse("missing")) {
            case "missing", "ifnotpresent" -> PullPolicy.MISSING;
            case "always" -> PullPolicy.ALWAYS;
            case "never" -> PullPolicy.NEVER;
            default -> {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<pullPolicy> is \"" + written.orElse("") + "\"",
                        "it is one of missing, always, never, as of docker run --pull",
                        "choose one of these");
                yield PullPolicy.MISSING;
            }
        };
    }

    private AllowedImages allowed(List<String> written) {
        List<ImagePattern> patterns = new ArrayList<>();
        for (String text : written) {
            try {
                patterns.add(ImagePattern.of(text));
            } catch (IllegalArgumentException e) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<allowedImages> holds \"" + text + "\", which is no pattern of names of images",
                        "a pattern is " + ImagePattern.GRAMMAR + "; ** alone is every image",
                        "write it in that form");
            }
        }
        return new AllowedImages(patterns);
    }
}
