/** The plugin on every Maven: that each one ran, and that the jar is the same whoever builds it. */
@NullMarked
package io.github.multiarchmaven.mavens;

import org.jspecify.annotations.NullMarked;
