package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.engine.ContainerRun;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerRegistrationTest {

    private static final Platform ARM = Platform.of("linux/arm/v7");
    private static final String INSTALLED = "{\"supported\": [\"linux/amd64\"], \"emulators\": [\"qemu-aarch64\"]}";
    private static final String EMPTY = "== status\nenabled\n";
    private static final String BOOT = "== /boot_id\nb00t\n";
    private static final String BROKEN = Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "OC") + EMPTY;

    private final FakeContainers containers = new FakeContainers();
    private final Witness witness = new Witness();
    private final HandlerRegistration registration =
            new HandlerRegistration(containers, FakeContainers.BINFMT, FakeContainers.LOOKING, witness);

    /** Remembers what it is told. */
    private static final class Witness implements RegistrationWitness {

        final List<OurHandler> handlers = new ArrayList<>();
        int unseen;

        @Override
        public void registered(List<OurHandler> made) {
            handlers.addAll(made);
        }

        @Override
        public void unseen() {
            unseen++;
        }
    }

    private static OurHandler recorded(String name, String interpreter) {
        return new OurHandler(name, interpreter, "b00t", FakeContainers.LOOKING);
    }

    private Problem problem() {
        List<Problem> problems = catchThrowableOfType(
                        ProblemException.class, () -> registration.register(List.of(Tables.ARM64)))
                .problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isEqualTo(ProblemCode.HANDLER_NOT_REGISTERED);
        assertThat(problems.get(0).evidence().get(1)).contains("exec format error");
        return problems.get(0);
    }

    @Test
    void itAsksForTheArchitecturesAndNothingElseAndBelievesThePrograms() {
        containers.running(Tables.ARM64, ARM);
        registration.register(List.of(Tables.ARM64, ARM));
        assertThat(containers.privileged()).singleElement().satisfies(run -> {
            assertThat(run.image()).isEqualTo(FakeContainers.BINFMT);
            assertThat(run.arguments()).containsExactly("--install", "arm64,arm");
        });
        assertThat(containers.runs)
                .as("one that registers, two that read the table before and after it, two that prove")
                .hasSize(5);
    }

    @Test
    void whatIsReplacedIsRemovedByItsExactNameInTheSameContainer() {
        containers.running(Tables.ARM64);
        registration.replace(List.of("qemu-aarch64-static", "qemu-aarch64"), List.of(Tables.ARM64));
        assertThat(containers.privileged())
                .singleElement()
                .extracting(ContainerRun::arguments)
                .isEqualTo(List.of("--uninstall", "qemu-aarch64-static,qemu-aarch64", "--install", "arm64"));
    }

    @Test
    void whatIsNewInTheTableAndClaimedByTheImageIsOurs() {
        containers
                .running(Tables.ARM64)
                .saying("", "2026/01/01 00:00:00 installing: arm64 OK\n")
                .showing(EMPTY, Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF") + EMPTY + BOOT);
        registration.register(List.of(Tables.ARM64));
        assertThat(witness.handlers).containsExactly(recorded("qemu-aarch64", "/usr/bin/qemu-aarch64"));
        assertThat(witness.unseen).isZero();
    }

    @Test
    void whatWasReplacedIsOursNow() {
        containers
                .running(Tables.ARM64)
                .saying("", "uninstalling: qemu-aarch64 OK\ninstalling: arm64 OK\n")
                .showing(BROKEN, Tables.arm64("qemu-aarch64", "/new", "POCF") + EMPTY + BOOT);
        registration.replace(List.of("qemu-aarch64"), List.of(Tables.ARM64));
        assertThat(witness.handlers).containsExactly(recorded("qemu-aarch64", "/new"));
    }

    @Test
    void whatSomebodyElseRegisteredInBetweenIsNotOurs() {
        String theirs = Tables.arm64("qemu-aarch64", "/theirs", "POCF") + EMPTY + BOOT;
        containers
                .running(Tables.ARM64, Tables.S390X)
                .saying("", "installing: arm64 qemu-aarch64 already registered\ninstalling: s390x OK\n")
                .showing(EMPTY, theirs);
        registration.register(List.of(Tables.ARM64, Tables.S390X));
        assertThat(witness.handlers).as("arm64 is not claimed, s390x not there").isEmpty();
        assertThat(witness.unseen).isZero();
    }

    @Test
    void whatWasThereBeforeIsNotOursWhateverTheImageSays() {
        String theirs = Tables.arm64("qemu-aarch64", "/theirs", "POCF") + EMPTY + BOOT;
        containers.running(Tables.ARM64).saying("", "installing: arm64 OK\n").showing(theirs);
        registration.register(List.of(Tables.ARM64));
        assertThat(witness.handlers).isEmpty();
    }

    @Test
    void whatDoesNotWorkIsOursAsWell() {
        containers.saying("", "installing: arm64 OK\n").showing(EMPTY, BROKEN + BOOT);
        assertThat(problem().what()).contains("do not run after registering");
        assertThat(witness.handlers).containsExactly(recorded("qemu-aarch64", "/usr/bin/qemu-aarch64"));
    }

    @Test
    void whatCannotBeSeenIsToldAsThat() {
        containers.running(Tables.ARM64).saying("", "installing: arm64 OK\n");
        registration.register(List.of(Tables.ARM64));
        containers.showing(EMPTY, Tables.arm64("qemu-aarch64", "/new", "POCF") + EMPTY);
        registration.register(List.of(Tables.ARM64));
        assertThat(witness.unseen).as("without a table, and without a boot id").isEqualTo(2);
        assertThat(witness.handlers).isEmpty();
    }

    @Test
    void anImageThatSaysNothingAndDoesNothingIsFoundOut() {
        containers.showing(EMPTY);
        assertThat(problem().why()).contains("exits 0 even if it fails; no entry qemu-aarch64 came of it");
    }

    @Test
    void anImageThatSaysOkAndDoesNothingIsFoundOut() {
        containers.saying("", "installing: arm64 OK\n").showing(EMPTY);
        Problem problem = problem();
        assertThat(problem.why()).contains("no entry qemu-aarch64 came of it");
        assertThat(problem.evidence().get(0)).endsWith("exit code 0, installing: arm64 OK");
    }

    @Test
    void anImageThatRegistersAnotherArchitectureIsFoundOut() {
        containers
                .saying("{\"emulators\": [\"qemu-s390x\"]}", "installing: arm64 OK\n")
                .showing(EMPTY)
                .showing(Tables.printed("working").replaceAll("(?s)== qemu-aarch64.*== status", "== status"));
        Problem problem = problem();
        assertThat(problem.why()).matches("no entry qemu-aarch64 came of it; new in the table is [a-z0-9, -]+, .*");
        assertThat(problem.next()).contains("echo -1 | sudo tee /proc/sys/fs/binfmt_misc/");
    }

    @Test
    void whatWasInTheTableBeforeIsNotTheImagesWork() {
        containers.showing(Tables.printed("working").replaceAll("(?s)== qemu-aarch64.*== status", "== status"));
        assertThat(problem().why()).endsWith("exits 0 even if it fails; no entry qemu-aarch64 came of it");
    }

    @Test
    void anImageThatHangsIsFoundOut() {
        containers
                .saying(new ContainerOutcome.TimedOut(new ContainerOutput("", "")))
                .showing(EMPTY);
        Problem problem = problem();
        assertThat(problem.why()).contains("was still running when its time was over");
        assertThat(problem.evidence().get(0)).contains("still running when its time was over");
    }

    @Test
    void anImageThatHangsHavingDoneItsWorkIsForgiven() {
        containers
                .saying(new ContainerOutcome.TimedOut(new ContainerOutput("", "")))
                .running(Tables.ARM64);
        registration.register(List.of(Tables.ARM64));
        assertThat(containers.privileged()).hasSize(1);
    }

    @Test
    void anEntryThatVanishesWithItsContainerIsToldAsThat() {
        containers.saying(INSTALLED, "installing: arm64 OK\n").showing(EMPTY);
        Problem problem = problem();
        assertThat(problem.why()).contains("qemu-aarch64 was there, and vanished with the container");
        assertThat(problem.next()).contains("an engine that runs as root");
    }

    @Test
    void anEntryThatStaysBrokenIsToldAsThat() {
        containers
                .saying(INSTALLED, "installing: arm64 qemu-aarch64 already registered\n")
                .showing(BROKEN);
        Problem problem = problem();
        assertThat(problem.why()).contains("qemu-aarch64 (/usr/bin/qemu-aarch64, flags OC) has not the flag F");
        assertThat(problem.next())
                .contains("docker run --privileged --rm " + FakeContainers.BINFMT + " --uninstall qemu-aarch64,");
    }

    @Test
    void anEntryOfAnotherKindThatIsInTheWayIsNotToBeRemovedByTheWay() {
        containers.saying(INSTALLED, "installing: arm64 OK\n").showing(Tables.rosetta() + BROKEN);
        assertThat(problem().next()).startsWith("rosetta is none of QEMU's handlers");
    }

    @Test
    void whereTheTableCannotBeReadTheImagesWordsAreAllThereIs() {
        containers.saying(INSTALLED, "installing: arm64 qemu-aarch64 already registered\n");
        Problem problem = problem();
        assertThat(problem.why()).contains("there is an entry qemu-aarch64 that does not work");
        assertThat(problem.next()).contains("--uninstall qemu-aarch64,");
    }

    @Test
    void onlyThePlatformsThatDoNotRunAreProblems() {
        containers.running(ARM).showing(EMPTY);
        assertThat(catchThrowableOfType(ProblemException.class, () -> registration.register(List.of(ARM, Tables.ARM64)))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("linux/arm64"));
    }
}
