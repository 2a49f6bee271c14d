package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;

/** Says nothing but what is for debugging: what is done twice is told once. */
record Mute(BuildLog log) implements BuildLog {

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
