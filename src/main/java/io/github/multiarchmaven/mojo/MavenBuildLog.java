package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Printable;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Hands what a user reads to Maven's log. */
final class MavenBuildLog implements BuildLog {

    private final Log log;
    private volatile @Nullable String lastLine;

    MavenBuildLog(Log log) {
        this.log = log;
    }

    @Override
    public void info(String line) {
        lastLine = line;
        log.info(Printable.of(line));
    }

    /** What was said last at INFO; empty if nothing was. */
    Optional<String> lastLine() {
        return Optional.ofNullable(lastLine);
    }

    @Override
    public void warn(String line) {
        log.warn(Printable.of(line));
    }

    @Override
    public void debug(String line) {
        log.debug(Printable.of(line));
    }
}
