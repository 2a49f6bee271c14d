/** Starts processes and reads the environment, and is the only room that does either. */
@NullMarked
package io.github.multiarchmaven.process;

import org.jspecify.annotations.NullMarked;
