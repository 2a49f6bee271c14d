/** Talks to the Docker engine: where it is, what it is, containers and images in it. */
@NullMarked
package io.github.multiarchmaven.engine;

import org.jspecify.annotations.NullMarked;
