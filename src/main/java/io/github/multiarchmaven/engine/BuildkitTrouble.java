package io.github.multiarchmaven.engine;

/**
 * Why no BuildKit answers at an address.
 *
 * @param why the cause
 * @param next what to do
 * @param said the words of the system or of TLS; may be empty
 */
public record BuildkitTrouble(String why, String next, String said) {}
