/** Looks at engine, buildx, builder and handlers and changes nothing. */
@NullMarked
package io.github.multiarchmaven.environment;

import org.jspecify.annotations.NullMarked;
