package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.engine.Privilege;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import org.junit.jupiter.api.Test;

class TableReadingTest {

    private final FakeContainers containers = new FakeContainers();

    private TableReading reading() {
        return new TableReading(containers, FakeContainers.LOOKING);
    }

    @Test
    void theEnginesTableIsHandedInToBeReadWithoutPrivilege() {
        containers.showing(Tables.printed("working"));
        assertThat(reading().read()).contains(Tables.recorded("working"));
        assertThat(containers.runs).singleElement().satisfies(run -> {
            assertThat(run.setup().privilege()).isEqualTo(Privilege.UNPRIVILEGED);
            assertThat(run.setup().binds()).containsExactly("/proc/sys/fs/binfmt_misc:/multiarch-table:ro");
        });
    }

    @Test
    void theRunOfTheKernelIsToldApartFromAnEntryOfThatName() {
        String entry = Tables.entry("boot_id", "interpreter /x\nflags: \noffset 0\nmagic 4d5a\n");
        containers.showing(entry + "== status\nenabled\n== /boot_id\n11-22\n");
        HandlerTable table = reading().read().orElseThrow();
        assertThat(table.bootId()).contains("11-22");
        assertThat(table.has("boot_id")).isTrue();
        assertThat(Tables.recorded("working").bootId()).isEmpty();
        assertThat(Tables.of("== /boot_id\n").bootId()).isEmpty();
    }

    @Test
    void anImageWithoutAShellReadsNothing() {
        assertThat(reading().read()).isEmpty();
    }

    @Test
    void anEmptyFolderIsNoTable() {
        assertThat(new TableReading(containers.showing(""), FakeContainers.LOOKING).read())
                .isEmpty();
    }

    @Test
    void anEngineWithoutSuchAFolderHasNoTable() {
        Problem refused = Problem.of(ProblemCode.ENGINE_FAILED, "no", "such", "folder");
        assertThat(new TableReading(
                                run -> {
                                    throw new ProblemException(refused);
                                },
                                FakeContainers.LOOKING)
                        .read())
                .isEmpty();
    }

    @Test
    void theTableIsSwitchedOnByAPrivilegedContainerAndReadBack() {
        containers.showing(Tables.printed("working"));
        assertThatCode(() -> new TableSwitch(containers, FakeContainers.LOOKING).on())
                .doesNotThrowAnyException();
        assertThat(containers.privileged()).singleElement().satisfies(run -> {
            assertThat(run.image()).isEqualTo(FakeContainers.LOOKING);
            assertThat(run.setup().binds()).containsExactly("/proc/sys/fs/binfmt_misc:/multiarch-table");
        });
    }

    @Test
    void aSwitchThatDoesNothingIsFoundOut() {
        containers
                .saying(new ContainerOutcome.Exited(1, new ContainerOutput("", "sh: Permission denied\n")))
                .showing(Tables.printed("switched-off"));
        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> new TableSwitch(containers, FakeContainers.LOOKING).on())
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_NOT_REGISTERED);
        assertThat(problem.what()).contains("still switched off");
        assertThat(problem.evidence()).singleElement().asString().endsWith("exit code 1, sh: Permission denied");
    }
}
