/** OCI image layouts on disk: what they hold, whether it is whole, and turning them into archives that engines load. */
@NullMarked
package io.github.multiarchmaven.layout;

import org.jspecify.annotations.NullMarked;
