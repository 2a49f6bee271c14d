/** Blobs that layouts share: those of former builds, for a build that needs the same ones. */
@NullMarked
package io.github.multiarchmaven.layout.store;

import org.jspecify.annotations.NullMarked;
