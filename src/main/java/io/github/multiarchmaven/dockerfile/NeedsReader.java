package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.CsvLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the stages that the instructions of one stage read from. A number is a stage for {@code COPY --from} and an
 * image for {@code RUN --mount=from=} (BuildKit's {@code toCommand} and {@code detectRunMount}).
 */
final class NeedsReader {

    private static final Pattern INDEX = Pattern.compile("[+-]?[0-9]{1,9}");

    private final Map<String, Integer> earlier;
    private final NamedContexts contexts;
    private final Complaints complaints;
    private final List<String> unsure;
    private final Needs needs = new Needs();

    /** {@code earlier}: the stages above by name. */
    NeedsReader(Map<String, Integer> earlier, NamedContexts contexts, Complaints complaints, List<String> unsure) {
        this.earlier = earlier;
        this.contexts = contexts;
        this.complaints = complaints;
        this.unsure = unsure;
    }

    Needs needs() {
        return needs;
    }

    void startsFrom(int parent) {
        needs.add(parent);
    }

    void startsFromAny() {
        needs.addAnyEarlier();
    }

    void read(Instruction instruction) {
        sources(instruction).forEach(source -> need(source, instruction));
        if (RemoteAdd.isOne(instruction)) {
            needs.addRemote(complaints.at(instruction.line()) + ": " + instruction.shortText());
        }
    }

    private void need(String source, Instruction instruction) {
        if (source.contains("$")) {
            needs.addAnyEarlier();
            unsure.add(complaints.at(instruction.line()) + ": which stage \"" + source + "\" is stays open, because"
                    + " BuildKit replaces no variables there; any stage above it is counted");
        } else if (instruction.is("COPY") && INDEX.matcher(source).matches()) {
            needs.add(Integer.parseInt(source));
        } else {
            Optional.ofNullable(earlier.get(source.toLowerCase(Locale.ROOT)))
                    .ifPresentOrElse(needs::add, () -> takeFrom(source, instruction));
        }
    }

    private void takeFrom(String source, Instruction instruction) {
        if (!NamedContexts.isReserved(source)) {
            needs.add(new Needs.Taken(contexts.replacing(source).orElse(source), instruction.line()));
        }
    }

    private static Stream<String> sources(Instruction instruction) {
        return switch (instruction.keyword()) {
            case "COPY" -> instruction.flag("from").stream();
            case "RUN" -> instruction.flags("mount").stream().flatMap(mount -> mountedFrom(mount).stream());
            default -> Stream.empty();
        };
    }

    /** The last of several counts. What is no CSV is refused by BuildKit. */
    private static Optional<String> mountedFrom(String mount) {
        return CsvLine.of(mount).stream()
                .flatMap(line -> line.fields().stream())
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("from="))
                .reduce((first, last) -> last)
                .map(field -> field.substring("from=".length()));
    }
}
