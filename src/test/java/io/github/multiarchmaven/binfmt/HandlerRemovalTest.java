package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerRemovalTest {

    private static final String END = "== status\nenabled\n== /boot_id\nb00t\n";
    private static final OurHandler ARM64 =
            new OurHandler("qemu-aarch64", "/usr/bin/qemu-aarch64", "b00t", FakeContainers.LOOKING);
    private static final OurHandler ARM = new OurHandler("qemu-arm", "/x y", "b00t", FakeContainers.LOOKING);

    private final FakeContainers containers = new FakeContainers();
    private final HandlerRemoval removal = new HandlerRemoval(containers, FakeContainers.LOOKING);

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, () -> removal.remove(List.of(ARM64)))
                .problems()
                .get(0);
    }

    @Test
    void namesAndInterpretersAreArgumentsAndNoPartOfAScript() {
        containers.showing(Tables.arm64("qemu-s390x", "/theirs", "F") + END);
        assertThat(removal.remove(List.of(ARM64, ARM)).namesOfQemu()).containsExactly("qemu-s390x");
        assertThat(containers.privileged()).singleElement().satisfies(run -> {
            assertThat(run.image()).isEqualTo(FakeContainers.LOOKING);
            assertThat(run.entrypoint())
                    .startsWith("sh", "-c")
                    .endsWith("remove", "qemu-aarch64", "/usr/bin/qemu-aarch64", "qemu-arm", "/x y");
            assertThat(run.entrypoint().get(2)).doesNotContain("qemu", "x y");
            assertThat(run.setup().binds()).containsExactly("/proc/sys/fs/binfmt_misc:/multiarch-table");
        });
    }

    @Test
    void oneThatIsThereAfterwardsIsAProblem() {
        containers
                .saying(new ContainerOutcome.Exited(1, new ContainerOutput("", "sh: Permission denied\n")))
                .showing(Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF") + END);
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_NOT_REMOVED);
        assertThat(problem.what()).contains("qemu-aarch64 (interpreter /usr/bin/qemu-aarch64) is in the kernel still");
        assertThat(problem.next())
                .contains("tee /proc/sys/fs/binfmt_misc/qemu-aarch64,")
                .contains("docker volume rm multiarch-handler-qemu-aarch64,");
        assertThat(problem.evidence()).singleElement().asString().contains("Permission denied");
    }

    @Test
    void aTableThatCannotBeReadAfterwardsIsAProblem() {
        Problem problem = problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_NOT_REMOVED);
        assertThat(problem.what()).startsWith("nobody can tell whether the QEMU handler qemu-aarch64");
    }

    @Test
    void oneThatSomebodyReplacedInTheLastMomentIsLeft() {
        containers.showing(Tables.arm64("qemu-aarch64", "/theirs", "F") + END);
        assertThat(removal.remove(List.of(ARM64)).namesOfQemu()).containsExactly("qemu-aarch64");
    }
}
