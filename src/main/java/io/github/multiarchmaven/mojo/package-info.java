/** The door: the only room that sees Maven. */
@NullMarked
package io.github.multiarchmaven.mojo;

import org.jspecify.annotations.NullMarked;
