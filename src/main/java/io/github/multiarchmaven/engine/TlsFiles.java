package io.github.multiarchmaven.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files in PEM form that TLS with one server takes.
 *
 * @param authority who must have signed the server's certificate
 * @param identity what the server gets to see; empty where it wants to see nothing
 */
record TlsFiles(Path authority, Optional<Identity> identity) {

    /** Our certificate, and the key that belongs to it. */
    record Identity(Path certificate, Path key) {}
}
