package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.BuildLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a user would have read, without debugging. */
final class ToldLines implements BuildLog {

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        lines.add(line);
    }

    @Override
    public void debug(String line) {}
}
