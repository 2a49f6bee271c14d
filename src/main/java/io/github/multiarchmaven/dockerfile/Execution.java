package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;

/**
 * A program that runs inside a container while an image is built.
 *
 * @param on the platform it runs on
 * @param file the Dockerfile, as messages call it; empty where none says so
 * @param line of the instruction, counted from 1; 0 where no file says so
 * @param instruction the instruction on one line, shortened, its variables as written: {@code RUN apk add curl}
 * @param certainty whether it was decided or assumed
 */
public record Execution(Platform on, String file, int line, String instruction, Certainty certainty) {}
