package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.content.Binary;
import io.github.multiarchmaven.content.ImageFiles;
import io.github.multiarchmaven.content.Programs;
import io.github.multiarchmaven.content.Script;
import io.github.multiarchmaven.layout.ImageStart;
import io.github.multiarchmaven.model.SmokeRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is executed of one image. */
public sealed interface Launch {

    /** The image starts nothing. */
    record Nothing() implements Launch {}

    /**
     * The image has no such program.
     *
     * @param word as written
     */
    record Nowhere(String word) implements Launch {}

    /**
     * A program with its arguments.
     *
     * @param path of the program; empty where that is the builder's to find
     * @param words the program's own name and its arguments
     * @param depth how far it is to come
     * @param programs what a processor executes then, as far as that can be told
     * @param closer what tells more if the loader does not find everything: a script may say where else to look
     */
    record Run(Optional<String> path, List<String> words, Depth depth, Programs programs, Optional<Run> closer)
            implements Launch {

        public Run {
            words = List.copyOf(words);
        }

        Run(Optional<String> path, List<String> words, Depth depth, Programs programs) {
            this(path, words, depth, programs, Optional.empty());
        }

        /** For people, in one line. */
        @Override
        public String toString() {
            String line = words.stream()
                    .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replaceAll("\\s+", " ") + "'")
                    .collect(Collectors.joining(" "));
            return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + " ..." : line;
        }
    }

    /** How far a program is to come. */
    enum Depth {
        /** As far as is asked for. */
        WHOLE,
        /** It is started; what it does then is of no interest. */
        STARTED,
        /** Its loader finds all its libraries, and does not start it. */
        LOADED
    }

    int LONGEST_SHOWN = 120;

    /**
     * What is executed of an image whose files are known. A program that is only to be known to start is not started where a
     * loader can tell: that of glibc and that of musl list with {@code --list} what they would load.
     *
     * @param start of the image
     */
    static Launch of(SmokeRun run, ImageStart start, ImageFiles files) {
        ImageStart command = command(run, start);
        List<String> words = words(command);
        if (words.isEmpty()) {
            return new Nothing();
        }
        Optional<ImageFiles.Found> first = files.program(words.get(0), command);
        if (first.isEmpty()) {
            return new Nowhere(words.get(0));
        }
        Programs programs = files.started(command);
        if (!(run.program() instanceof SmokeRun.Startable)) {
            return new Run(Optional.of(first.get().path()), words, Depth.WHOLE, programs);
        }
        Run started = new Run(Optional.of(first.get().path()), words, Depth.STARTED, programs);
        Optional<Run> closer = Optional.of(started).filter(script -> first.get().kind() instanceof Script);
        return programs.binaries().stream()
                .filter(binary ->
                        binary.elf().loader().isPresent() && programs.doubts().isEmpty())
                .reduce((earlier, later) -> later)
                .map(binary -> loading(binary, programs, closer))
                .orElse(started);
    }

    /** The same for an image whose files nobody can read. */
    static Launch ofUnknownFiles(SmokeRun run, ImageStart start, String why) {
        List<String> words = words(command(run, start));
        if (words.isEmpty()) {
            return new Nothing();
        }
        Depth depth = run.program() instanceof SmokeRun.Startable ? Depth.STARTED : Depth.WHOLE;
        return new Run(Optional.empty(), words, depth, new Programs(List.of(), List.of(why)));
    }

    private static Run loading(Binary binary, Programs programs, Optional<Run> closer) {
        String loader = binary.elf().loader().orElseThrow();
        return new Run(Optional.of(loader), List.of(loader, "--list", binary.path()), Depth.LOADED, programs, closer);
    }

    private static List<String> words(ImageStart command) {
        return Stream.concat(command.entrypoint().stream(), command.command().stream())
                .toList();
    }

    private static ImageStart command(SmokeRun run, ImageStart start) {
        Optional<String> path =
                Optional.ofNullable(run.environment().get("PATH")).or(start::path);
        if (run.program() instanceof SmokeRun.Command command) {
            return new ImageStart(List.of(), command.words(), path, start.workingFolder());
        }
        List<String> arguments =
                run.program() instanceof SmokeRun.Own own ? own.arguments().orElse(start.command()) : start.command();
        return new ImageStart(start.entrypoint(), arguments, path, start.workingFolder());
    }
}
