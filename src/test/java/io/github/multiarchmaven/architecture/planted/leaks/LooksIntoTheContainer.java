package io.github.multiarchmaven.architecture.planted.leaks;

import org.apache.maven.internal.MultilineMessageHelper;

/** Planted: a class that is nobody's but Maven's. */
interface LooksIntoTheContainer {

    MultilineMessageHelper helper();
}
