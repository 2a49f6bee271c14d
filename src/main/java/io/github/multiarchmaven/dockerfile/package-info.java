/** Reads a Dockerfile as far as it must to tell what runs on which platform; a pure function. */
@NullMarked
package io.github.multiarchmaven.dockerfile;

import org.jspecify.annotations.NullMarked;
