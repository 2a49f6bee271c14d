/** What a folder is as a build context: the files in it that BuildKit gets. */
@NullMarked
package io.github.multiarchmaven.context;

import org.jspecify.annotations.NullMarked;
