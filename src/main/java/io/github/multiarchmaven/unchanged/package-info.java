/** What a result was made from, so that it can be told whether a build would make anything else. */
@NullMarked
package io.github.multiarchmaven.unchanged;

import org.jspecify.annotations.NullMarked;
