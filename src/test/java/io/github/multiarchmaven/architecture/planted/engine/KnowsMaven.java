package io.github.multiarchmaven.architecture.planted.engine;

import org.apache.maven.plugin.logging.Log;

/** Planted: only the door sees Maven. */
interface KnowsMaven {

    Log log();
}
