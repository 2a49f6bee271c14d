/** Turns what was written in the POM and on the command line into a BuildSpec, or into all problems at once. */
@NullMarked
package io.github.multiarchmaven.config;

import org.jspecify.annotations.NullMarked;
