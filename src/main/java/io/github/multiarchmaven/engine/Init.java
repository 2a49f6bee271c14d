package io.github.multiarchmaven.engine;

/**
 * Whether the engine's own init is the first process of a container. Under QEMU a program that dies of a signal hangs for
 * ever if it is the first process itself.
 */
public enum Init {
    WITH_INIT,
    WITHOUT_INIT
}
