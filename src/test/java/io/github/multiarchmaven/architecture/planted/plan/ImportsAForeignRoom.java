package io.github.multiarchmaven.architecture.planted.plan;

import io.github.multiarchmaven.architecture.planted.process.Target;

/** Planted: plan stands on words and the records of three rooms. */
interface ImportsAForeignRoom {

    Target target();
}
