package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.narration.BuildLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a goal may draw below the log, if there is a terminal. */
class DrawingTest {

    private final Project project = new Project();

    /** A goal that does nothing. */
    private static final class Idle extends AbstractMultiarchMojo {

        @Override
        String goal() {
            return "idle";
        }

        @Override
        boolean skipsThisGoal() {
            return false;
        }

        @Override
        void run(BuildLog log) {}
    }

    @BeforeEach
    void somebodyIsThere() {
        project.session().getRequest().setInteractiveMode(true);
    }

    @Test
    void whereSomebodyIsThere() {
        assertThat(draws()).isTrue();
    }

    @Test
    void notWherePlainTextIsWanted() {
        project.onCommandLine("style.color", "never");
        assertThat(draws()).isFalse();
        project.onCommandLine("style.color", "always");
        assertThat(draws()).isTrue();
    }

    @Test
    void notInBatchMode() {
        project.session().getRequest().setInteractiveMode(false);
        assertThat(draws()).isFalse();
    }

    @Test
    void notWhereModulesAreBuiltAtOnce() {
        project.session().getRequest().setDegreeOfConcurrency(2);
        assertThat(draws()).isFalse();
    }

    private boolean draws() {
        return project.wire(new Idle()).drawsBelowTheLog();
    }
}
