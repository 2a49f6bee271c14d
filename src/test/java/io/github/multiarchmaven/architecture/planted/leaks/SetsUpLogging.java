package io.github.multiarchmaven.architecture.planted.leaks;

import java.util.logging.Logger;

/** Planted: logging is Maven's affair. */
interface SetsUpLogging {

    Logger logger();
}
