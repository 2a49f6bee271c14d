package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the handlers of a platform whose programs do not run, and which entries have to go before registering
 * helps: registering alone never replaces one. A pure function of the table.
 *
 * @param fault why they do not run
 * @param toReplace exact names of QEMU's entries that are in the way, and of no others
 * @param obstacle why it cannot be mended by replacing; empty if it can
 */
public record HandlerDiagnosis(HandlerFault fault, List<String> toReplace, Optional<String> obstacle) {

    public HandlerDiagnosis {
        toReplace = List.copyOf(toReplace);
    }

    /**
     * Diagnoses a platform for which there is a {@link ProbeProgram} that did not run.
     *
     * @throws java.util.NoSuchElementException if there is no such program
     */
    public static HandlerDiagnosis of(HandlerTable table, Platform platform) {
        byte[] program = ProbeProgram.of(platform).orElseThrow().file();
        return of(table, platform, program);
    }

    private static HandlerDiagnosis of(HandlerTable table, Platform platform, byte[] program) {
        HandlerFault fault = HandlerFault.of(table, platform, program);
        List<String> inTheWay = new ArrayList<>();
        HandlerFault next = fault;
        while (next.culprit().isPresent()) {
            String name = next.culprit().orElseThrow();
            Optional<String> obstacle = obstacle(table, name);
            if (obstacle.isPresent()) {
                return new HandlerDiagnosis(fault, List.of(), obstacle);
            }
            inTheWay.add(name);
            HandlerTable rest = table.without(inTheWay);
            if (runsAsFarAsTheTableTells(rest, program)) {
                break;
            }
            next = HandlerFault.of(rest, platform, program);
        }
        return new HandlerDiagnosis(fault, inTheWay, Optional.empty());
    }

    private static boolean runsAsFarAsTheTableTells(HandlerTable table, byte[] program) {
        return table.match(program).filter(HandlerEntry::holdsItsInterpreter).isPresent();
    }

    private static Optional<String> obstacle(HandlerTable table, String name) {
        if (!name.startsWith("qemu-")) {
            return Optional.of(name + " is none of QEMU's handlers, and others are never touched");
        }
        return table.mistakenFor(name)
                .map(other -> "the image that removes handlers would take " + other + " for " + name);
    }

    /**
     * What remains once a table that was switched off is switched on; empty if a program would run then, as far as the
     * table tells.
     */
    public static Optional<HandlerDiagnosis> onceSwitchedOn(HandlerTable table, Platform platform) {
        HandlerTable on = table.switchedOn();
        byte[] program = ProbeProgram.of(platform).orElseThrow().file();
        return runsAsFarAsTheTableTells(on, program) ? Optional.empty() : Optional.of(of(on, platform, program));
    }
}
