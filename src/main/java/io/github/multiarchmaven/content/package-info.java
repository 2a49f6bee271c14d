/** What is in an image: from its layers to the files, and from those to what their first bytes say of a processor. */
@NullMarked
package io.github.multiarchmaven.content;

import org.jspecify.annotations.NullMarked;
