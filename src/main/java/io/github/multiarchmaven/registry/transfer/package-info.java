/** Images as wholes: read from a registry or a layout, part by part, and copied to a registry without a changed byte. */
@NullMarked
package io.github.multiarchmaven.registry.transfer;

import org.jspecify.annotations.NullMarked;
