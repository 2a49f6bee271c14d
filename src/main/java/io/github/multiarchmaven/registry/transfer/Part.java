package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;

/**
 * A blob that a manifest refers to: a configuration, a layer, a statement of an attestation.
 *
 * @param mediaType as the manifest says
 * @param digest its identity
 * @param size in bytes
 */
public record Part(String mediaType, Digest digest, long size) {}
