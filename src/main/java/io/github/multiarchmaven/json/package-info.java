/** JSON in and out of Jackson's trees, without a mapper: its hundreds of classes would be loaded by every goal. */
@NullMarked
package io.github.multiarchmaven.json;

import org.jspecify.annotations.NullMarked;
