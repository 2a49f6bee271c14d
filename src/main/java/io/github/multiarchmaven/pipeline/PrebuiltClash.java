package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.pipeline.PrebuiltTree.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two things that are meant for one place. Folders may share one. */
final class PrebuiltClash {

    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, PrebuiltTree> owners = new HashMap<>();
    private final Platform platform;

    private PrebuiltClash(Platform platform) {
        this.platform = platform;
    }

    /** The first that is found among what a platform gets. */
    static Optional<Problem> among(List<PrebuiltTree> trees, Platform platform) {
        PrebuiltClash clash = new PrebuiltClash(platform);
        return clash.inOnePlace(trees).or(() -> clash.belowAFile(trees));
    }

    private Optional<Problem> inOnePlace(List<PrebuiltTree> trees) {
        for (PrebuiltTree tree : trees) {
            for (Item item : tree.items()) {
                Item other = items.putIfAbsent(item.target(), item);
                PrebuiltTree owner = owners.putIfAbsent(item.target(), tree);
                if (owner != null && !(item instanceof Item.Folder && other instanceof Item.Folder)) {
                    return Optional.of(problem(item.target(), owner, tree));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> belowAFile(List<PrebuiltTree> trees) {
        for (PrebuiltTree tree : trees) {
            for (Item item : tree.items()) {
                for (String above = above(item.target()); !above.isEmpty(); above = above(above)) {
                    PrebuiltTree owner = owners.get(above);
                    if (owner != null && !(items.get(above) instanceof Item.Folder)) {
                        return Optional.of(problem(above, owner, tree));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String above(String target) {
        return target.substring(0, Math.max(0, target.lastIndexOf('/')));
    }

    private Problem problem(String target, PrebuiltTree one, PrebuiltTree other) {
        return Problem.of(
                ProblemCode.PREBUILT_INVALID,
                "<prebuilt> has two things for \"" + target + "\" of " + platform + ": one of "
                        + one.origin().written() + ", one of " + other.origin().written(),
                "only one of them can be there",
                "give one of them another <target>");
    }
}
