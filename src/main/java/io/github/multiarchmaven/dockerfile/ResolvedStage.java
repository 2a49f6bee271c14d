package io.github.multiarchmaven.dockerfile;

import java.util.List;

/**
 * A stage as it is while one platform's image is built.
 *
 * @param stage as written
 * @param origin what it starts from
 * @param instructions its own; none if a named context replaces the stage
 * @param triggers the ONBUILD instructions of the stage that it starts from
 * @param needs other stages
 * @param unsure sentences about what could not be decided
 */
record ResolvedStage(
        Stage stage,
        Origin origin,
        List<Instruction> instructions,
        List<Instruction> triggers,
        Needs needs,
        List<String> unsure) {}
