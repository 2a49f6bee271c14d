/** Speaks buildx: its version, builders, builds and their progress. */
@NullMarked
package io.github.multiarchmaven.buildx;

import org.jspecify.annotations.NullMarked;
