package io.github.multiarchmaven.content;

import io.github.multiarchmaven.layout.ImageStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which words of an image's command are programs. The first one is; of the others only those are taken that surely are,
 * for a word that is no program proves nothing.
 *
 * @param first what the engine starts
 * @param further what that will start in turn
 */
record StartCommand(Word first, List<Word> further) {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");

    /** Programs that do nothing but run another one. */
    private static final Set<String> STARTERS = Set.of("env", "tini", "tini-static", "dumb-init", "catatonit");

    private static final Pattern LINE_FOLLOWS = Pattern.compile("-[A-Za-z]*c");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./+-]+");

    StartCommand {
        further = List.copyOf(further);
    }

    /**
     * A program's name or path.
     *
     * @param reason where it is said, for people
     */
    record Word(String text, String reason) {}

    /** Empty where the image says nothing. */
    static Optional<StartCommand> of(ImageStart start) {
        List<String> words = Stream.concat(start.entrypoint().stream(), start.command().stream())
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String said = start.entrypoint().isEmpty() ? "the command is " : "the entry point is ";
        List<Word> further = new ArrayList<>();
        inner(words).ifPresent(word -> further.add(new Word(word, lastName(words.get(0)) + " is told to run " + word)));
        return Optional.of(new StartCommand(new Word(words.get(0), said + words.get(0)), further));
    }

    /**
     * The program that a script as entry point will most likely end with ({@code exec "$@"}): the command's first word.
     * It is only of interest where the image has such a program.
     */
    static Optional<Word> handedOver(ImageStart start) {
        return start.entrypoint().isEmpty()
                ? Optional.empty()
                : start.command().stream()
                        .findFirst()
                        .map(word -> new Word(word, "the entry point gets the command " + word));
    }

    private static Optional<String> inner(List<String> words) {
        String name = lastName(words.get(0));
        if (SHELLS.contains(name)) {
            return line(words.subList(1, words.size())).flatMap(StartCommand::ofLine);
        }
        return STARTERS.contains(name) ? started(words.subList(1, words.size())) : Optional.empty();
    }

    /** What a shell reads instead of a file: what follows {@code -c}, {@code -ec} or {@code -o pipefail -c}. */
    private static Optional<String> line(List<String> arguments) {
        List<String> before = arguments.stream()
                .takeWhile(argument -> !LINE_FOLLOWS.matcher(argument).matches())
                .toList();
        return before.stream().allMatch(argument -> argument.startsWith("-") || argument.equals("pipefail"))
                ? arguments.stream().skip(before.size() + 1L).findFirst()
                : Optional.empty();
    }

    /** Nothing where the first word is anything that the shell would look at: a variable, an assignment, a quotation. */
    private static Optional<String> ofLine(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        Optional<String> first =
                words.get(0).equals("exec") ? words.stream().skip(1).findFirst() : Optional.of(words.get(0));
        return first.filter(word -> PLAIN_WORD.matcher(word).matches() && !word.startsWith("-"));
    }

    private static Optional<String> started(List<String> arguments) {
        int separator = arguments.indexOf("--");
        Optional<String> word = arguments.stream().skip(separator + 1L).findFirst();
        return word.filter(text -> PLAIN_WORD.matcher(text).matches() && !text.startsWith("-"));
    }

    /** The program that {@code #!/usr/bin/env NAME} runs, or any other starter with these words. */
    static Optional<String> ofScript(List<String> words) {
        List<String> plain = words.size() > 1 && words.get(1).equals("-S")
                ? Stream.concat(words.stream().limit(1), words.stream().skip(2)).toList()
                : words;
        return lastName(words.get(0)).equals("env") ? started(plain.subList(1, plain.size())) : Optional.empty();
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
