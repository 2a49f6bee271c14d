package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers every fault of one Dockerfile, each once however many platforms meet it, so that all are told together. */
final class Complaints {

    private final String fileName;
    private final Set<Problem> problems = new LinkedHashSet<>();

    Complaints(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }

    /** A place, as messages write it. */
    String at(int line) {
        return fileName + ":" + line;
    }

    /** The text is not what BuildKit's own parser takes. */
    void unreadable(int line, String what, String expected) {
        add(Problem.of(
                ProblemCode.DOCKERFILE_UNREADABLE,
                at(line) + ": " + what,
                "BuildKit expects " + expected,
                "correct line " + line + " of " + fileName));
    }

    /** There is no place to point to. */
    void nothingToBuild(String what) {
        add(Problem.of(
                ProblemCode.DOCKERFILE_UNREADABLE,
                fileName + " " + what,
                "an image is built from at least one stage, and every stage begins with FROM",
                "begin it with a line such as FROM eclipse-temurin:21-jre, or configure another file as <dockerfile>"));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** Ends the reading if anything was found. */
    void raise() {
        if (!problems.isEmpty()) {
            throw new ProblemException(List.copyOf(problems));
        }
    }
}
