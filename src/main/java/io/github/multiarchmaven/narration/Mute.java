package io.github.multiarchmaven.narration;

/** Says nothing but what is for debugging: what is done twice is told once, and what matters little is not told. */
public record Mute(BuildLog log) implements BuildLog {

    @Override
    public void info(String line) {
        log.debug(line);
    }

    @Override
    public void warn(String line) {
        log.debug(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }
}
