package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Locale;
import java.util.Optional;

/** Understands {@code checkBinaries}. */
final class BinaryCheckReader {

    private final Problems problems;

    BinaryCheckReader(Problems problems) {
        this.problems = problems;
    }

    Optional<BinaryCheck> read(Optional<String> written) {
        if (written.isEmpty()) {
            return Optional.of(BinaryCheck.ENTRYPOINT);
        }
        String text = written.get();
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "entrypoint" -> Optional.of(BinaryCheck.ENTRYPOINT);
            case "all" -> Optional.of(BinaryCheck.ALL);
            case "off" -> Optional.of(BinaryCheck.OFF);
            default -> unknown(text);
        };
    }

    private Optional<BinaryCheck> unknown(String text) {
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<checkBinaries> is \"" + text + "\"",
                "it is one of entrypoint, all, off",
                "choose one of these");
        return Optional.empty();
    }
}
