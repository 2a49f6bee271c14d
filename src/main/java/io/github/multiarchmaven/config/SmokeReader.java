package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.model.SmokeRun.Expected;
import io.github.multiarchmaven.model.SmokeRun.Network;
import io.github.multiarchmaven.model.SmokeRun.Program;
import io.github.multiarchmaven.model.SmokeRun.Wording;
import io.github.multiarchmaven.narration.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Turns what was written of a smoke run into a {@link VerifySpec}. */
public final class SmokeReader {

    static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\x00]");
    private static final int LARGEST_EXIT_CODE = 255;

    private final RawSmoke raw;
    private final Problems problems = new Problems();

    private SmokeReader(RawSmoke raw) {
        this.raw = raw;
    }

    /**
     * Understands a configuration.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException SETTING_INVALID, with all its problems
     */
    public static VerifySpec read(
            RawSmoke raw, RawConfiguration.RawBuilder builder, RawConfiguration.RawBinfmt binfmt) {
        return new SmokeReader(raw).read(builder, binfmt);
    }

    private VerifySpec read(RawConfiguration.RawBuilder rawBuilder, RawConfiguration.RawBinfmt rawBinfmt) {
        ToolsReader tools = new ToolsReader(problems);
        Optional<BuildSpec.BuilderChoice> builder = tools.builder(rawBuilder);
        Optional<BuildSpec.BinfmtChoice> binfmt = tools.binfmt(rawBinfmt);
        Expected expected = expected();
        Program program = program(expected);
        Network network = network();
        Attempted<Optional<Duration>> timeout = Attempted.of(() -> TimeLimit.read(raw.timeout()));
        timeout.problems()
                .forEach(problem -> refuse(
                        "<smoke>" + problem.what(),
                        "it is how long the program may take: more than nothing, and at most 168h",
                        problem.next()));
        new TreeSet<>(raw.environment().keySet()).forEach(this::checkVariable);
        problems.throwIfAny();
        SmokeRun run = new SmokeRun(
                program, raw.environment(), network, timeout.value().orElse(DEFAULT_TIMEOUT), expected);
        return new VerifySpec(run, builder.orElseThrow(), binfmt.orElseThrow());
    }

    private Program program(Expected expected) {
        if (raw.command().isPresent() && raw.entrypointArgs().isPresent()) {
            refuse(
                    "<smoke> has both <command> and <entrypointArgs>",
                    "a command replaces the image's entry point, and with it what would get the arguments",
                    "remove one of them");
        }
        if (raw.command().isPresent()) {
            List<String> words = words(raw.command().get(), "command");
            if (words.isEmpty() || words.get(0).isBlank()) {
                refuse(
                        "<smoke><command> names no program",
                        "its first word is the program, and the others are its arguments",
                        "write each word as an element: <command><word>java</word><word>-version</word></command>; or"
                                + " remove <command>, and what the image starts is tried");
            }
            return new SmokeRun.Command(words);
        }
        if (raw.entrypointArgs().isPresent()) {
            return new SmokeRun.Own(raw.entrypointArgs().map(words -> words(words, "entrypointArgs")));
        }
        boolean asksForNothing = expected instanceof SmokeRun.Ends ends
                && ends.texts().isEmpty()
                && raw.exitCode().isEmpty();
        return asksForNothing ? new SmokeRun.Startable() : new SmokeRun.Own(Optional.empty());
    }

    private List<String> words(List<String> words, String element) {
        if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            refuse(
                    "<smoke><" + element + "> holds a word with a NUL character",
                    "no program can get such an argument",
                    "remove that character");
        }
        return words;
    }

    private Expected expected() {
        int exitCode = raw.exitCode().orElse(0);
        if (exitCode < 0 || exitCode > LARGEST_EXIT_CODE) {
            refuse(
                    "<smoke><exitCode> is " + exitCode,
                    "a program ends with a number from 0 to 255",
                    "write one of those; a program that dies of signal N counts as having ended with 128 + N");
        }
        List<Wording> output = wordings("output", raw.output(), raw.outputPattern());
        List<Wording> startup = wordings("startup", raw.startup(), raw.startupPattern());
        if (startup.size() > 1) {
            refuse(
                    "<smoke> has both <startup> and <startupPattern>",
                    "a program has started up when it writes one line, which is one or the other",
                    "remove one of them");
        }
        if (!startup.isEmpty() && (raw.exitCode().isPresent() || !output.isEmpty())) {
            refuse(
                    "<smoke> has <startup> besides <exitCode> or <output>",
                    "a program that has started up is ended at once, before it could say more or end by itself",
                    "remove <startup>, or the others");
        }
        return startup.isEmpty() ? new SmokeRun.Ends(exitCode, output) : new SmokeRun.StartsUp(startup.get(0));
    }

    private List<Wording> wordings(String element, Optional<String> text, Optional<String> pattern) {
        List<Wording> wordings = new ArrayList<>();
        text.ifPresent(written ->
                wordings.add(new SmokeRun.Text(checked(written, element).strip())));
        pattern.ifPresent(written -> {
            try {
                wordings.add(new SmokeRun.Matching(
                        Pattern.compile(checked(written, element + "Pattern").strip(), Pattern.MULTILINE)));
            } catch (PatternSyntaxException e) {
                refuse(
                        "<smoke><" + element + "Pattern> is no regular expression",
                        e.getDescription() + ", at position " + e.getIndex() + " of " + e.getPattern(),
                        "correct it (java.util.regex.Pattern has the grammar), or use <" + element
                                + "> for a text that is meant as it stands");
            }
        });
        return wordings;
    }

    private String checked(String text, String element) {
        if (text.isBlank()) {
            refuse(
                    "<smoke><" + element + "> is empty",
                    "nothing occurs in anything, so that this would prove nothing",
                    "write what the program says, or remove the element");
        }
        return text;
    }

    private Network network() {
        String word = raw.network().orElse("none").strip().toLowerCase(Locale.ROOT);
        return Stream.of(Network.values())
                .filter(network -> network.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseGet(() -> {
                    refuse(
                            "<smoke><network> is \"" + word + "\"",
                            "a program can have none, the default network of builds, or the host's",
                            "write none, default or host");
                    return Network.NONE;
                });
    }

    private void checkVariable(String name) {
        if (!VARIABLE.matcher(name).matches()) {
            refuse(
                    "<smoke><environment> holds \"" + name + "\", which is no name of a variable",
                    "a name has letters, digits, \"_\", \".\" and \"-\", and begins with a letter or \"_\"",
                    "correct it");
        }
        if (LINE_BREAK.matcher(raw.environment().getOrDefault(name, "")).find()) {
            refuse(
                    "the value of " + name + " in <smoke><environment> has several lines",
                    "the builder gets it in a line of a Dockerfile, which has no way to write that",
                    "put it into the image for the test, or pass it in one line, as in base64");
        }
    }

    private void refuse(String what, String why, String next) {
        problems.add(ProblemCode.SETTING_INVALID, what, why, next);
    }
}
