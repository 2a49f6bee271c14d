package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;
import org.apache.maven.plugin.logging.Log;

/** Hands what a user reads to Maven's log. */
final class MavenBuildLog implements BuildLog {

    private final Log log;

    MavenBuildLog(Log log) {
        this.log = log;
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }
}
