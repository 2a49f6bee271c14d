/** The pages as a site: programs that {@code mvn site} starts from their source, so that each needs nothing but the JDK. */
@NullMarked
package io.github.multiarchmaven.documentation.site;

import org.jspecify.annotations.NullMarked;
