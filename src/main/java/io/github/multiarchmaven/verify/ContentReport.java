package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import java.util.List;

/**
 * What the look into one image came to.
 *
 * @param platform that it is for
 * @param compared how many programs were compared with it
 * @param doubts why something could not be compared, as sentences
 * @param problems what is wrong
 */
public record ContentReport(Platform platform, int compared, List<String> doubts, List<Problem> problems) {

    public ContentReport {
        doubts = List.copyOf(doubts);
        problems = List.copyOf(problems);
    }
}
