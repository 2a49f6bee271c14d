package io.github.multiarchmaven.architecture.planted.mojo;

import org.apache.maven.plugin.logging.Log;

/** Not a violation: this is the door. */
interface KnowsMavenRightly {

    Log log();
}
