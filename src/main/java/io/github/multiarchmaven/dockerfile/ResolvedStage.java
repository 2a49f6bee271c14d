package io.github.multiarchmaven.dockerfile;

import java.util.List;

/**
 * A stage as it is while one platform's image is built.
 *
 * @param stage as written
 * @param origin what it starts from
 * @param instructions its own; none if a named context replaces the stage
 * @param inherited what executes in it before its own
 * @param left to the stages that start from it
 * @param needs other stages
 * @param unsure sentences about what could not be decided
 */
record ResolvedStage(
        Stage stage,
        Origin origin,
        List<Instruction> instructions,
        Legacy inherited,
        Legacy left,
        Needs needs,
        List<String> unsure) {}
