package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.buildx.progress.ProgressListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that is heard of a program while it runs: its own words, those of its init and those of QEMU. */
final class Hearing {

    /** BuildKit clips far before that, unless it is told otherwise. */
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private static final int MOST_SHOWN = 20;

    /** BuildKit, util/progress/logs/logs.go. */
    private static final String CLIPPED = "[output clipped, log limit ";

    private static final Pattern QEMU_SIGNAL = Pattern.compile("qemu: uncaught target signal ([0-9]{1,3})");
    private static final Pattern QEMU_FAULT = Pattern.compile(
            "qemu: unhandled CPU exception|^qemu(?:-\\w+)*: .*(?:nsupported|nimplemented|Assertion|not supported|could not)"
                    + "|^ERROR:\\S*/(?:accel|tcg|target|linux-user)/|Unsupported syscall");

    /** QEMU, linux-user/elfload.c and linuxload.c: what execve(2) would say, of which the kernel saw only QEMU itself. */
    private static final Map<Pattern, Integer> QEMU_REFUSALS = Map.of(
            Pattern.compile("^qemu\\S*: Could not open '.*': No such file"), 2,
            Pattern.compile("^Error while loading .*: No such file"), 2,
            Pattern.compile("^qemu\\S*: .*: Invalid ELF image for this architecture"), 8,
            Pattern.compile("^Error while loading .*: Exec format error"), 8,
            Pattern.compile("^Error while loading .*: Permission denied"), 13);

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private Optional<String> nativeArchitecture = Optional.empty();
    private OptionalInt signal = OptionalInt.empty();
    private OptionalInt errno = OptionalInt.empty();
    private OptionalInt qemuSignal = OptionalInt.empty();
    private Optional<String> qemuFault = Optional.empty();
    private OptionalInt qemuErrno = OptionalInt.empty();
    private boolean qemuSpokeLast;
    private boolean clipped;
    private boolean cut;

    /** Who says a line. */
    enum Speaker {
        PROGRAM,
        INIT,
        QEMU,
        BUILDKIT
    }

    /** Takes the next line, and says whose it is. */
    Speaker line(String line) {
        if (line.startsWith(NativeInit.VOICE)) {
            init(line);
            return Speaker.INIT;
        }
        if (line.startsWith(CLIPPED)) {
            clipped = true;
            return Speaker.BUILDKIT;
        }
        Speaker speaker = qemu(line) ? Speaker.QEMU : Speaker.PROGRAM;
        if (!line.isBlank()) {
            qemuSpokeLast = speaker == Speaker.QEMU;
        }
        if (line.endsWith(ProgressListener.CUT)) {
            cut = true;
            keep(line.substring(0, line.length() - ProgressListener.CUT.length()));
        } else {
            keep(line);
        }
        return speaker;
    }

    private boolean qemu(String line) {
        boolean refused = false;
        for (Map.Entry<Pattern, Integer> refusal : QEMU_REFUSALS.entrySet()) {
            if (refusal.getKey().matcher(line).find()) {
                qemuErrno = OptionalInt.of(refusal.getValue());
                refused = true;
            }
        }
        Matcher qemu = QEMU_SIGNAL.matcher(line);
        if (qemu.find()) {
            qemuSignal = OptionalInt.of(Integer.parseInt(qemu.group(1)));
            return true;
        }
        if (QEMU_FAULT.matcher(line).find()) {
            qemuFault = Optional.of(line.strip());
            return true;
        }
        return refused;
    }

    private void init(String line) {
        if (line.startsWith(NativeInit.ON)) {
            nativeArchitecture = Optional.of(line.substring(NativeInit.ON.length()));
        } else if (line.startsWith(NativeInit.SIGNAL)) {
            signal = number(line.substring(NativeInit.SIGNAL.length()));
        } else if (line.startsWith(NativeInit.ERROR)) {
            errno = number(line.substring(NativeInit.ERROR.length()));
        }
    }

    private static OptionalInt number(String digits) {
        return digits.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private void keep(String line) {
        if (text.length() + line.length() < MOST_CHARACTERS) {
            text.append(line).append('\n');
        } else {
            clipped = true;
        }
        if (!line.isBlank()) {
            lastLines.addLast(line);
            if (lastLines.size() > MOST_SHOWN) {
                lastLines.removeFirst();
            }
        }
    }

    /** All that the program said, as far as it was passed on. */
    String text() {
        return text.toString();
    }

    /** The end of it. */
    List<String> lastLines() {
        return List.copyOf(lastLines);
    }

    /** The architecture of the builder; empty as long as no init has begun. */
    Optional<String> nativeArchitecture() {
        return nativeArchitecture;
    }

    OptionalInt signal() {
        return signal;
    }

    OptionalInt errno() {
        return errno;
    }

    /** With which error of {@code execve(2)} QEMU could not start a program. */
    OptionalInt qemuErrno() {
        return qemuErrno;
    }

    /** The signal of which QEMU says that the program, or one that it had started, died of it. */
    OptionalInt qemuSignal() {
        return qemuSignal;
    }

    /** What QEMU says that it cannot do. */
    Optional<String> qemuFault() {
        return qemuFault;
    }

    /** Whether the program has said nothing since QEMU's last word, so that it is the program that is gone. */
    boolean qemuSpokeLast() {
        return qemuSpokeLast;
    }

    /** Whether lines are lost. */
    boolean isClipped() {
        return clipped;
    }

    /** Whether the rest of a line is lost. */
    boolean isCut() {
        return cut;
    }
}
