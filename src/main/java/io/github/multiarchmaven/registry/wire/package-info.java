/** HTTP for the client of registries, on Apache HttpCore: connections, TLS, proxies and time limits; it logs nothing. */
@NullMarked
package io.github.multiarchmaven.registry.wire;

import org.jspecify.annotations.NullMarked;
