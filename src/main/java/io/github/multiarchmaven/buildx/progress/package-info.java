/** Follows what buildx says while it builds: the steps that finish, and why a build failed. */
@NullMarked
package io.github.multiarchmaven.buildx.progress;

import org.jspecify.annotations.NullMarked;
