/** Compares what was promised with what is there. */
@NullMarked
package io.github.multiarchmaven.verify;

import org.jspecify.annotations.NullMarked;
