/** One class per goal's story, readable from top to bottom. */
@NullMarked
package io.github.multiarchmaven.pipeline;

import org.jspecify.annotations.NullMarked;
