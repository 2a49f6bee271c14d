package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GoalThreadTest {

    @Test
    void isInterruptedWhenItsTimeIsOverAndNoLongerWhenItIsDone() {
        try (GoalThread goal = GoalThread.begin(Optional.of(Duration.ofMillis(20)))) {
            assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
            assertThat(goal.isTimeOver()).isTrue();
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(ShutdownTask.pending()).isZero();
    }

    @Test
    void anInterruptOfSomebodyElseIsHis() {
        try (GoalThread goal = GoalThread.begin(Optional.of(Duration.ofHours(1)))) {
            Thread.currentThread().interrupt();
            assertThat(goal.isTimeOver()).isFalse();
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aGoalThatIsDoneIsNotInterruptedAnyMore() throws Exception {
        GoalThread goal = GoalThread.begin(Optional.of(Duration.ofMillis(1)));
        while (!goal.isTimeOver()) {
            Thread.onSpinWait();
        }
        goal.close();
        assertThat(new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** The virtual machine would otherwise end with the files of its goals still there. */
    @Test
    void theVirtualMachineWaitsUntilItsGoalsHaveCleanedUp(@TempDir Path directory) throws Exception {
        CommandResult result =
                new SystemProcesses().run(TinyProgram.command(directory, Map.of(), "exit-while-a-goal-lasts"));

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo(List.of("cleaned up, its time over: false"));
    }
}
