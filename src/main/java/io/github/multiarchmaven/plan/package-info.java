/** Decides what will be prepared, built and promised; a pure function. */
@NullMarked
package io.github.multiarchmaven.plan;

import org.jspecify.annotations.NullMarked;
