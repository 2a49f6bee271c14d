package io.github.multiarchmaven.narration;

/** Where lines go. */
interface LogSinks {

    void info(String line);

    void warn(String line);

    void debug(String line);
}
