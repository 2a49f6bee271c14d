/** Keeps the verified result where the next goals find it. */
@NullMarked
package io.github.multiarchmaven.result;

import org.jspecify.annotations.NullMarked;
