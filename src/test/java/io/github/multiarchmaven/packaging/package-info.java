/** What the plugin's jar brings along, and what for. */
@NullMarked
package io.github.multiarchmaven.packaging;

import org.jspecify.annotations.NullMarked;
