/** Tells where the time of a build went, and what emulation cost; pure functions of what buildx said. */
@NullMarked
package io.github.multiarchmaven.timeline;

import org.jspecify.annotations.NullMarked;
