/** The nouns that three rooms or more use: values that parse, normalise and print themselves. */
@NullMarked
package io.github.multiarchmaven.model;

import org.jspecify.annotations.NullMarked;
