package io.github.multiarchmaven.binfmt;

import java.util.Optional;

/**
 * How it stands with a handler that this plugin once registered.
 *
 * @param handler as recorded
 * @param state whose the entry is now
 * @param why it is so; empty for one that is ours
 */
public record HandlerStanding(OurHandler handler, State state, String why) {

    /** Whose the entry is. */
    public enum State {
        OURS,
        LOST,
        UNSEEN
    }

    /** By the table as it is now; empty if it cannot be read. */
    public static HandlerStanding of(OurHandler handler, Optional<HandlerTable> table) {
        return table.filter(there -> there.bootId().isPresent())
                .map(there -> handler.lostIn(there)
                        .map(why -> new HandlerStanding(handler, State.LOST, why))
                        .orElseGet(() -> new HandlerStanding(handler, State.OURS, "")))
                .orElseGet(() ->
                        new HandlerStanding(handler, State.UNSEEN, "the kernel's table of handlers cannot be read"));
    }
}
