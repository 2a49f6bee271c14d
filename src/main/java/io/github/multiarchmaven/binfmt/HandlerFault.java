package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;

/** Why a program of a platform does not run, as far as the table of handlers can tell. */
public sealed interface HandlerFault {

    /** The kernel heeds no entry at all. */
    record SwitchedOff() implements HandlerFault {}

    /** The entry is there, and is disabled. */
    record Disabled(HandlerEntry entry) implements HandlerFault {}

    /** The kernel looks for the emulator in the container, where it is not: the flag F would keep it open. */
    record WithoutF(HandlerEntry entry) implements HandlerFault {}

    /** Two entries take the program, and the newer one, which the kernel asks first, does not run it. */
    record Shadowed(HandlerEntry entry, HandlerEntry by) implements HandlerFault {}

    /** The entry has the right name and does not take such programs. */
    record WrongMagic(HandlerEntry entry) implements HandlerFault {}

    /** The entry takes the program and cannot run it. */
    record WrongEmulator(HandlerEntry entry) implements HandlerFault {}

    /** There is an entry of the right name that cannot be read. */
    record Unreadable(String name) implements HandlerFault {}

    /** There is none. */
    record Absent() implements HandlerFault {}

    /**
     * What is wrong with the table, given that a program did not run.
     *
     * @param platform of the program
     * @param program the program, or as much of its beginning as the kernel looks at
     */
    static HandlerFault of(HandlerTable table, Platform platform, byte[] program) {
        if (table.status() == HandlerTable.Status.OFF) {
            return new SwitchedOff();
        }
        List<HandlerEntry> matches = table.matches(program);
        if (matches.isEmpty()) {
            return Emulators.handlerOf(platform)
                    .map(name -> unused(table, name, program))
                    .orElseGet(Absent::new);
        }
        HandlerEntry taken = matches.get(0);
        Optional<HandlerEntry> better = matches.stream()
                .skip(1)
                .filter(entry -> entry.isOfQemu() && entry.holdsItsInterpreter())
                .findFirst();
        if (better.isPresent()) {
            return new Shadowed(better.orElseThrow(), taken);
        }
        return taken.holdsItsInterpreter() ? new WrongEmulator(taken) : new WithoutF(taken);
    }

    private static HandlerFault unused(HandlerTable table, String name, byte[] program) {
        if (table.unsure().contains(name)) {
            return new Unreadable(name);
        }
        return table.entry(name)
                .map(entry -> entry.takes(program) ? new Disabled(entry) : new WrongMagic(entry))
                .orElseGet(Absent::new);
    }

    /** The entry that is at fault; empty if none is. */
    default Optional<String> culprit() {
        if (this instanceof Disabled disabled) {
            return Optional.of(disabled.entry().name());
        } else if (this instanceof WithoutF withoutF) {
            return Optional.of(withoutF.entry().name());
        } else if (this instanceof Shadowed shadowed) {
            return Optional.of(shadowed.by().name());
        } else if (this instanceof WrongMagic wrongMagic) {
            return Optional.of(wrongMagic.entry().name());
        } else if (this instanceof WrongEmulator wrongEmulator) {
            return Optional.of(wrongEmulator.entry().name());
        } else if (this instanceof Unreadable unreadable) {
            return Optional.of(unreadable.name());
        }
        return Optional.empty();
    }

    /** In words, a clause that needs no subject before it. */
    default String describe() {
        if (this instanceof SwitchedOff) {
            return "the kernel's table of handlers is switched off";
        } else if (this instanceof Disabled disabled) {
            return "the handler " + disabled.entry() + " is disabled";
        } else if (this instanceof WithoutF withoutF) {
            return "the handler " + withoutF.entry()
                    + " has not the flag F, so that the kernel looks for the emulator in the container";
        } else if (this instanceof Shadowed shadowed) {
            return "the handler " + shadowed.entry() + " is hidden by " + shadowed.by()
                    + ", which is newer and does not work";
        } else if (this instanceof WrongMagic wrongMagic) {
            return "the handler " + wrongMagic.entry() + " is registered for other programs than its name says";
        } else if (this instanceof WrongEmulator wrongEmulator) {
            return "the handler " + wrongEmulator.entry() + " is asked and cannot run the program";
        } else if (this instanceof Unreadable unreadable) {
            return "the handler " + unreadable.name() + " cannot be read";
        }
        return "there is no handler";
    }
}
