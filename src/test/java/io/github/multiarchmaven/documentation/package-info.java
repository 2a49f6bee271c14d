/** Tests that the documentation says what the code does, and what rewrites the generated parts of it. */
@NullMarked
package io.github.multiarchmaven.documentation;

import org.jspecify.annotations.NullMarked;
