/** Finds what opens a registry: in Maven's settings, in Docker's configuration, or nothing. */
@NullMarked
package io.github.multiarchmaven.credentials;

import org.jspecify.annotations.NullMarked;
