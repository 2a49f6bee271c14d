package io.github.multiarchmaven.credentials;

/**
 * What opens a registry, and where it comes from.
 *
 * @param credential to be used
 * @param origin where it was found, in words, such as "server registry.example.com of settings.xml"; for
 *     {@link Credential.Anonymous}, where was looked
 */
public record FoundCredential(Credential credential, String origin) {}
