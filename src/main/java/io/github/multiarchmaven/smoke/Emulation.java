package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.Platform;

/** Whether a program was emulated. */
public enum Emulation {
    /** The processor itself executed it. */
    NONE,
    /** The processor may have executed it, as those of x86-64 do for 386, or an emulator. */
    PERHAPS,
    /** An emulator did. */
    SURE;

    /** How programs of a platform run on a processor. */
    static Emulation of(Platform platform, Platform processor) {
        if (platform.sameArchitecture(processor)) {
            return NONE;
        }
        return processor.alsoExecutes(platform) ? PERHAPS : SURE;
    }

    /** A word for people. */
    public String word() {
        return this == SURE ? "emulated" : this == NONE ? "native" : "native or emulated";
    }
}
