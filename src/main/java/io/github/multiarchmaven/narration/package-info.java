/** What a user reads: the events of a build and the problems that stop it, worded in one place. */
@NullMarked
package io.github.multiarchmaven.narration;

import org.jspecify.annotations.NullMarked;
