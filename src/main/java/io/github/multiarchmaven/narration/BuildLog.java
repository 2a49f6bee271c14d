package io.github.multiarchmaven.narration;

/**
 * Where everything goes that a user reads. The three sinks are the implementer's; the events, and with them the wording,
 * are here.
 */
public interface BuildLog {

    void info(String line);

    void warn(String line);

    void debug(String line);
}
