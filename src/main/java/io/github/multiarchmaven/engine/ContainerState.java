package io.github.multiarchmaven.engine;

/**
 * What has become of a container.
 *
 * @param status in the engine's words: {@code running}, {@code paused}, {@code exited}, …
 * @param exitCode with which it ended the last time; 137 is SIGKILL
 * @param outOfMemory whether the kernel killed something in it for want of memory
 */
public record ContainerState(String status, int exitCode, boolean outOfMemory) {}
