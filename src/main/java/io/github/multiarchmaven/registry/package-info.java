/** Speaks with registries: manifests and blobs, there and back, with no Docker needed. */
@NullMarked
package io.github.multiarchmaven.registry;

import org.jspecify.annotations.NullMarked;
