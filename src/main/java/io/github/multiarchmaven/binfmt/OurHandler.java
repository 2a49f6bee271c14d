package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.LabelledVolume;
import io.github.multiarchmaven.model.ImageReference;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A handler that this plugin registered, as it is recorded on a volume of the engine.
 *
 * @param name of its entry in the kernel's table
 * @param interpreter that it had when it was registered
 * @param bootId of the kernel's run in which it was registered: entries do not outlive that
 * @param image with which the table was read, so that it can be read again
 */
public record OurHandler(String name, String interpreter, String bootId, ImageReference image) {

    /** The label that makes a volume a record; its text is the name of the entry. */
    static final String LABEL = "io.github.multiarch-maven.handler";

    private static final String INTERPRETER = LABEL + ".interpreter";
    private static final String BOOT_ID = LABEL + ".boot-id";
    private static final String IMAGE = LABEL + ".image";
    private static final String VOLUME_PREFIX = "multiarch-handler-";

    /** No other name ever comes near the kernel's table. */
    private static final Pattern NAME = Pattern.compile("qemu-[A-Za-z0-9_-]+");

    public OurHandler {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a handler of QEMU's: " + name);
        }
    }

    /** Where it is recorded. */
    LabelledVolume volume() {
        return new LabelledVolume(
                VOLUME_PREFIX + name,
                Map.of(LABEL, name, INTERPRETER, interpreter, BOOT_ID, bootId, IMAGE, image.toString()));
    }

    /** What a volume records; empty if it is none of ours, or somebody wrote something else on it. */
    static Optional<OurHandler> recordedOn(LabelledVolume volume) {
        Map<String, String> labels = volume.labels();
        try {
            OurHandler handler = new OurHandler(
                    labels.getOrDefault(LABEL, ""),
                    labels.getOrDefault(INTERPRETER, ""),
                    labels.getOrDefault(BOOT_ID, ""),
                    ImageReference.of(labels.getOrDefault(IMAGE, "")));
            return Optional.of(handler).filter(made -> made.volume().equals(volume));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why the entry of its name is not ours any more; empty if it is. */
    Optional<String> lostIn(HandlerTable table) {
        if (!table.bootId().equals(Optional.of(bootId))) {
            return Optional.of("the engine's machine was restarted since, and an entry of that name would be"
                    + " somebody else's");
        }
        if (!table.has(name)) {
            return Optional.of("somebody has removed it already");
        }
        return table.entry(name)
                .map(entry -> entry.interpreter().equals(interpreter)
                        ? Optional.<String>empty()
                        : Optional.of("somebody has replaced it: its interpreter is " + entry.interpreter() + ", not "
                                + interpreter))
                .orElseGet(() -> Optional.of("somebody has replaced it by an entry that we do not understand"));
    }

    @Override
    public String toString() {
        return name + " (interpreter " + interpreter + ")";
    }
}
