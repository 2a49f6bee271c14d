/** Rounds of builds and pushes that are disturbed at random, and what must hold after each of them. */
@NullMarked
package io.github.multiarchmaven.chaos;

import org.jspecify.annotations.NullMarked;
