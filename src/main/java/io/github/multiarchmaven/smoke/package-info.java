/** Runs what is in an image, in the builder, and says what came of it. */
@NullMarked
package io.github.multiarchmaven.smoke;

import org.jspecify.annotations.NullMarked;
