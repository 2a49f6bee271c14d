package io.github.multiarchmaven.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * What a stage or an image leaves to the stages that start from it, and to no others: its ONBUILD instructions.
 *
 * @param triggers without their ONBUILD
 * @param image that leaves them; empty for a stage
 * @param unknown why there may be some that nobody knows
 */
record Legacy(List<Instruction> triggers, Optional<String> image, Optional<String> unknown) {

    static final Legacy NONE = new Legacy(List.of(), Optional.empty(), Optional.empty());

    /** BuildKit reads what a configuration has with the usual escape character, whatever the Dockerfile's is. */
    private static final char ESCAPE = '\\';

    static Legacy ofStage(List<Instruction> instructions, char escape) {
        List<Instruction> triggers = instructions.stream()
                .flatMap(instruction -> instruction.trigger(escape).stream())
                .toList();
        return new Legacy(triggers, Optional.empty(), Optional.empty());
    }

    /** @param line of the FROM, counted from 1 */
    static Legacy ofImage(String image, int line, Triggers triggers) {
        if (triggers instanceof Triggers.Known known) {
            List<Instruction> instructions = known.instructions().stream()
                    .map(text -> Instruction.of(line, text, ESCAPE))
                    .toList();
            return new Legacy(instructions, Optional.of(image), Optional.empty());
        }
        return new Legacy(List.of(), Optional.of(image), Optional.of(((Triggers.Unknown) triggers).why()));
    }
}
