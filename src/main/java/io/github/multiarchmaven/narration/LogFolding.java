package io.github.multiarchmaven.narration;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the pages of a continuous integration are told that lines of a log may be folded. */
public enum LogFolding {

    /**
     * GitHub Actions: {@code ##[group]}, which its runner takes anywhere in a line, behind Maven's {@code [INFO]}, too
     * (actions/runner, ActionCommand.cs); the documented {@code ::group::} has to be at the beginning of one.
     */
    GITHUB("GITHUB_ACTIONS") {
        @Override
        String begin(String name, String title, long seconds) {
            return "##[group]" + title;
        }

        @Override
        String end(String name, long seconds) {
            return "##[endgroup]";
        }
    },

    /** GitLab CI/CD: custom collapsible sections (its documentation of job logs). */
    GITLAB("GITLAB_CI") {
        @Override
        String begin(String name, String title, long seconds) {
            return "section_start:" + seconds + ":" + name + "[collapsed=true]" + BEGINNING_OF_LINE + title;
        }

        @Override
        String end(String name, long seconds) {
            return "section_end:" + seconds + ":" + name + BEGINNING_OF_LINE;
        }

        @Override
        public boolean takesControlSequences() {
            return true;
        }
    };

    private static final String BEGINNING_OF_LINE = "\r\u001b[0K";

    private final String variable;

    LogFolding(String variable) {
        this.variable = variable;
    }

    /**
     * How the log of this run is folded; empty where it is not.
     *
     * @param chosen {@code github}, {@code gitlab} or {@code none}; if it is empty, the environment says it
     * @param environment a variable's value
     * @throws ProblemException SETTING_INVALID
     */
    public static Optional<LogFolding> of(Optional<String> chosen, Function<String, Optional<String>> environment) {
        if (chosen.isEmpty()) {
            return Stream.of(values())
                    .filter(folding -> environment.apply(folding.variable).equals(Optional.of("true")))
                    .findFirst();
        }
        return switch (chosen.get().strip().toLowerCase(Locale.ROOT)) {
            case "github" -> Optional.of(GITHUB);
            case "gitlab" -> Optional.of(GITLAB);
            case "none" -> Optional.empty();
            default ->
                throw new ProblemException(Problem.of(
                        ProblemCode.SETTING_INVALID,
                        "<logGroups> is \"" + chosen.get() + "\"",
                        "it is one of github, gitlab, none",
                        "choose one of these, or leave it out: the environment of a job says which it is"));
        };
    }

    /** Whether it is raw text for the page where somebody takes control sequences out of the log. */
    public boolean takesControlSequences() {
        return false;
    }

    /**
     * The line with which a group begins.
     *
     * @param name of letters, digits and {@code _}
     * @param title harmless, see {@link Printable}
     * @param seconds since 1970
     */
    abstract String begin(String name, String title, long seconds);

    abstract String end(String name, long seconds);
}
