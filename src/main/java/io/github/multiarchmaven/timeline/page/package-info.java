/** Writes a timeline as a page: one file that needs no other, for a browser, for paper and for screen readers. */
@NullMarked
package io.github.multiarchmaven.timeline.page;

import org.jspecify.annotations.NullMarked;
