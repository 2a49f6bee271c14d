package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.plan.Preparation.BootBuilder;
import io.github.multiarchmaven.plan.Preparation.CreateBuilder;
import io.github.multiarchmaven.plan.Preparation.RecreateBuilder;
import io.github.multiarchmaven.plan.Preparation.RegisterHandlers;
import io.github.multiarchmaven.plan.Preparation.SwitchOnHandlers;
import io.github.multiarchmaven.plan.Preparation.TryHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildPlannerTest {

    private static final PlatformSupport MISSING = new PlatformSupport.Missing("exec format error");
    private static final BuilderLook RUNNING = new BuilderLook.Running("docker-container");

    @Test
    void nothingForeignExecutedNeedsNoHandler() {
        BuildPlan plan = new Decision().executing("linux/amd64").plan();
        assertThat(plan.preparations()).hasExactlyElementsOfTypes(CreateBuilder.class, BootBuilder.class);
        assertThat(plan.promises().platforms()).isEqualTo(Decision.platforms("linux/amd64", "linux/arm64"));
        assertThat(plan.promises().running()).containsExactlyElementsOf(Decision.platforms("linux/amd64"));
        assertThat(plan.notes()).singleElement().asString().startsWith("nothing has to be emulated");
    }

    @Test
    void handlersComeBeforeTheBuilderWhichRemembersWhatItCanRun() {
        BuildPlan plan = new Decision()
                .executing("linux/arm64")
                .where("linux/arm64", MISSING)
                .plan();
        assertThat(plan.preparations())
                .hasExactlyElementsOfTypes(RegisterHandlers.class, CreateBuilder.class, BootBuilder.class);
        assertThat(plan.describe().get(0))
                .contains("privileged")
                .contains("linux/arm64")
                .contains("@sha256:");
        assertThat(plan.notes()).contains("emulated: the Dockerfile runs something on linux/arm64");
    }

    @Test
    void aMereDoubtAboutABaseImageHasHandlersTriedAndPromisesNothing() {
        BuildPlan plan = new Decision()
                .perhaps("linux/arm64")
                .where("linux/arm64", MISSING)
                .plan();
        assertThat(plan.preparations())
                .hasExactlyElementsOfTypes(TryHandlers.class, CreateBuilder.class, BootBuilder.class);
        assertThat(plan.promises().running()).isEmpty();
        assertThat(plan.describe().get(0)).contains("privileged").contains("go on if that fails");
    }

    @Test
    void aMereDoubtStandsInNobodysWay() {
        Decision never = new Decision().perhaps("linux/arm64").mode(BinfmtMode.NEVER);
        assertThat(never.plan().preparations()).hasExactlyElementsOfTypes(CreateBuilder.class, BootBuilder.class);
        Decision broken = new Decision()
                .perhaps("linux/arm64", "linux/s390x", "windows/amd64")
                .where("linux/arm64", new PlatformSupport.Emulated())
                .where("linux/s390x", new PlatformSupport.Unknown("nobody knows"))
                .where("windows/amd64", MISSING);
        assertThat(broken.plan().preparations()).hasExactlyElementsOfTypes(CreateBuilder.class, BootBuilder.class);
    }

    @Test
    void onlyWhatIsMissingIsRegistered() {
        BuildPlan plan = new Decision()
                .building("linux/amd64", "linux/arm/v7", "linux/arm64", "linux/s390x", "linux/riscv64")
                .executing("linux/arm/v7")
                .executing("linux/arm64")
                .executing("linux/s390x")
                .executing("linux/riscv64")
                .where("linux/arm/v7", new PlatformSupport.Bundled())
                .where("linux/arm64", new PlatformSupport.Emulated())
                .where("linux/s390x", MISSING)
                .where("linux/riscv64", new PlatformSupport.Unknown("nobody knows"))
                .managed(RUNNING)
                .plan();
        assertThat(plan.preparations())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegisterHandlers.class,
                        handlers -> assertThat(handlers.platforms()).isEqualTo(Decision.platforms("linux/s390x")));
    }

    @Test
    void alwaysWantsTheKernelsHandlersForAllPlatforms() {
        BuildPlan plan = new Decision()
                .building("linux/amd64", "linux/arm/v7", "linux/arm64", "linux/s390x")
                .where("linux/arm/v7", new PlatformSupport.Bundled())
                .where("linux/arm64", new PlatformSupport.Emulated())
                .where("linux/s390x", MISSING)
                .managed(RUNNING)
                .mode(BinfmtMode.ALWAYS)
                .plan();
        assertThat(plan.preparations())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegisterHandlers.class,
                        handlers -> assertThat(handlers.platforms())
                                .isEqualTo(Decision.platforms("linux/arm/v7", "linux/s390x")));
        assertThat(plan.promises().running()).hasSize(4);
    }

    @Test
    void aRootlessEngineMendsNothingAndSaysWhoCan() {
        List<Problem> problems = new Decision()
                .building("linux/arm/v7", "linux/arm64", "linux/s390x")
                .executing("linux/arm/v7")
                .executing("linux/arm64")
                .executing("linux/s390x")
                .where("linux/arm/v7", new PlatformSupport.SwitchedOff(MISSING, "no"))
                .where("linux/arm64", broken("qemu-aarch64"))
                .where("linux/s390x", MISSING)
                .rootless()
                .problems();
        assertThat(problems).hasSize(3).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_ROOTLESS);
            assertThat(problem.next()).contains("somebody with root").contains("sudo ");
        });
        assertThat(problems)
                .extracting(Problem::next)
                .satisfiesExactly(
                        next -> assertThat(next).contains("echo 1 | sudo tee /proc/sys/fs/binfmt_misc/status"),
                        next -> assertThat(next)
                                .contains("--uninstall qemu-aarch64")
                                .contains("--install arm64"),
                        next -> assertThat(next).contains("apt install qemu-user-static"));
    }

    @Test
    void aRootlessEngineBuildsWhatRuns() {
        BuildPlan plan = new Decision()
                .executing("linux/arm64")
                .where("linux/arm64", new PlatformSupport.Emulated())
                .perhaps("linux/s390x")
                .where("linux/s390x", MISSING)
                .rootless()
                .plan();
        assertThat(plan.preparations()).hasExactlyElementsOfTypes(CreateBuilder.class, BootBuilder.class);
    }

    @Test
    void neverFailsForEachMissingPlatformWithTheCommandToRun() {
        List<Problem> problems = new Decision()
                .building("linux/amd64", "linux/arm64", "linux/s390x")
                .executing("linux/arm64")
                .executing("linux/s390x")
                .where("linux/arm64", MISSING)
                .where("linux/s390x", MISSING)
                .mode(BinfmtMode.NEVER)
                .problems();
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(ProblemCode.HANDLER_NEEDED, ProblemCode.HANDLER_NEEDED);
        assertThat(problems.get(0).next())
                .contains("docker run --privileged --rm registry.example.com/binfmt@sha256:")
                .contains("--install arm64");
        assertThat(problems.get(0).evidence()).containsExactly("Dockerfile:3: RUN apk add curl", "exec format error");
        assertThat(problems.get(1).next()).contains("--install s390x");
    }

    @Test
    void aBuilderThatGoesByHandlersThatAreNoMoreIsRestarted() {
        PlatformSupport outdated =
                new PlatformSupport.OutdatedInBuilder(new PlatformSupport.Bundled(), "exec format error");
        BuildPlan plan = new Decision()
                .executing("linux/arm64")
                .where("linux/arm64", outdated)
                .managed(RUNNING)
                .plan();
        assertThat(plan.preparations())
                .singleElement()
                .isInstanceOfSatisfying(
                        Preparation.RestartBuilder.class,
                        restart -> assertThat(restart.name()).isEqualTo(plan.builder()));
        assertThat(outdated.failure()).contains("exec format error");
    }

    @Test
    void neverIsFineWhereNothingIsMissing() {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", new PlatformSupport.Bundled())
                        .managed(RUNNING)
                        .mode(BinfmtMode.NEVER)
                        .plan()
                        .preparations())
                .isEmpty();
    }

    @Test
    void aDockerfileIsQuotedOnlyWhereItRunsSomething() {
        Decision setup = new Decision()
                .preparing("linux/arm64")
                .preparing("windows/amd64")
                .where("linux/arm64", MISSING)
                .where("windows/amd64", MISSING)
                .mode(BinfmtMode.NEVER);
        assertThat(setup.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(String.join("\n", problem.lines()))
                        .doesNotContain("Dockerfile")
                        .doesNotContain("the build has to run"));
    }

    @Test
    void qemuRunsNoOtherOperatingSystem() {
        assertThat(new Decision()
                        .building("windows/amd64")
                        .executing("windows/amd64")
                        .where("windows/amd64", MISSING)
                        .problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.HANDLER_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "kubernetes"})
    void aBuilderOnAnotherMachineGetsNoHandlerOfThisOne(String driver) {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", MISSING)
                        .existing("far", new BuilderLook.Running(driver))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_NEEDED);
                    assertThat(problem.next()).startsWith("run on that machine: docker run");
                });
    }

    @ParameterizedTest
    @EnumSource(BinfmtMode.class)
    void aNodeElsewhereIsNamedWithTheCommandForIt(BinfmtMode mode) {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", MISSING)
                        .mode(mode)
                        .existing("mine", new BuilderLook.Running("docker-container", 2))
                        .placed(Map.of(
                                Platform.of("linux/arm64"),
                                new Placement(
                                        "mine-2",
                                        "tcp://rack:2375",
                                        Platform.of("linux/amd64"),
                                        Placement.Reason.CONFIGURED)))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_NEEDED);
                    assertThat(problem.what()).startsWith("programs for linux/arm64 do not run on the node mine-2");
                    assertThat(problem.next()).startsWith("run DOCKER_HOST=tcp://rack:2375 mvn ");
                });
    }

    @Test
    void aBuilderOfThisEngineGetsThem() {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", MISSING)
                        .existing("mine", new BuilderLook.Stopped("docker-container"))
                        .plan()
                        .preparations())
                .hasExactlyElementsOfTypes(RegisterHandlers.class, BootBuilder.class);
    }

    @Test
    void aChosenBuilderThatIsMissingIsNotMade() {
        assertThat(new Decision().existing("mine", new BuilderLook.Absent()).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.BUILDER_UNKNOWN);
                    assertThat(problem.what()).contains("\"mine\"");
                });
    }

    @Test
    void allThatStandsInTheWayIsToldAtOnce() {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", MISSING)
                        .mode(BinfmtMode.NEVER)
                        .existing("mine", new BuilderLook.Absent())
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.HANDLER_NEEDED, ProblemCode.BUILDER_UNKNOWN);
    }

    @Test
    void aStoppedBuilderOfOursIsBootedAndARunningOneLeftAlone() {
        assertThat(new Decision()
                        .managed(new BuilderLook.Stopped("docker-container"))
                        .plan()
                        .preparations())
                .containsExactly(new BootBuilder("multiarch-1"));
        assertThat(new Decision().managed(RUNNING).plan().preparations()).isEmpty();
    }

    @Test
    void whatTheDockerfileLeavesOpenIsTold() {
        assertThat(new Decision().unsure("line 3: who knows").plan().describe()).contains("line 3: who knows");
    }

    @Test
    void aPlatformThatNobodyLookedAtIsADefectOfOurs() {
        Decision decision = new Decision().executing("linux/arm64");
        assertThatThrownBy(decision::plan)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("linux/arm64");
    }

    @Test
    void aBrokenEntryIsReplacedByItsName() {
        BuildPlan plan = new Decision()
                .building("linux/amd64", "linux/arm64", "linux/s390x")
                .executing("linux/arm64")
                .executing("linux/s390x")
                .where("linux/arm64", broken("qemu-aarch64"))
                .where("linux/s390x", MISSING)
                .managed(RUNNING)
                .plan();
        assertThat(plan.preparations()).singleElement().isInstanceOfSatisfying(RegisterHandlers.class, handlers -> {
            assertThat(handlers.platforms()).isEqualTo(Decision.platforms("linux/arm64", "linux/s390x"));
            assertThat(handlers.replaced()).containsExactly("qemu-aarch64");
            assertThat(handlers.describe()).startsWith("remove the broken qemu-aarch64 and register");
        });
        assertThat(plan.notes()).contains("programs for linux/arm64 do not run: the handler is disabled");
    }

    @Test
    void neverTellsTheTwoCommandsThatReplaceABrokenEntry() {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", broken("qemu-aarch64"))
                        .mode(BinfmtMode.NEVER)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_BROKEN);
                    assertThat(problem.why()).isEqualTo("the handler is disabled, and <binfmt><mode> is never");
                    assertThat(problem.next())
                            .containsSubsequence("--uninstall qemu-aarch64 and then docker run", "--install arm64");
                    assertThat(problem.evidence())
                            .containsExactly("Dockerfile:3: RUN apk add curl", "exec format error");
                });
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatIsNotOursToTouchStops(BinfmtMode mode) {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where(
                                "linux/arm64",
                                new PlatformSupport.Broken("rosetta", List.of(), "hidden by rosetta", "no"))
                        .mode(mode)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_BROKEN);
                    assertThat(problem.why()).isEqualTo("hidden by rosetta");
                    assertThat(problem.next()).contains("echo -1 | sudo tee /proc/sys/fs/binfmt_misc/rosetta");
                });
    }

    @Test
    void aTableThatIsSwitchedOffIsSwitchedOnOnceAndWhatRemainsIsMendedWithIt() {
        BuildPlan plan = new Decision()
                .building("linux/amd64", "linux/arm/v7", "linux/arm64", "linux/s390x")
                .executing("linux/arm/v7")
                .executing("linux/arm64")
                .executing("linux/s390x")
                .where("linux/arm/v7", new PlatformSupport.SwitchedOff(new PlatformSupport.Emulated(), "no"))
                .where("linux/arm64", new PlatformSupport.SwitchedOff(broken("qemu-aarch64"), "no"))
                .where("linux/s390x", new PlatformSupport.SwitchedOff(MISSING, "no"))
                .managed(RUNNING)
                .plan();
        assertThat(plan.preparations()).hasExactlyElementsOfTypes(SwitchOnHandlers.class, RegisterHandlers.class);
        assertThat(plan.describe().get(0))
                .isEqualTo("switch on the kernel's table of handlers by a privileged container of"
                        + " registry.example.com/buildkit:1");
        assertThat(plan.preparations().get(1))
                .isInstanceOfSatisfying(
                        RegisterHandlers.class,
                        handlers -> assertThat(handlers.platforms())
                                .isEqualTo(Decision.platforms("linux/arm64", "linux/s390x")));
        assertThat(plan.notes())
                .containsOnlyOnce("the kernel's table of handlers is switched off")
                .contains("programs for linux/arm64 do not run: the handler is disabled");
    }

    @Test
    void neverTellsHowToSwitchTheTableOn() {
        assertThat(new Decision()
                        .executing("linux/arm64")
                        .where("linux/arm64", new PlatformSupport.SwitchedOff(new PlatformSupport.Emulated(), "no"))
                        .mode(BinfmtMode.NEVER)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.HANDLER_BROKEN);
                    assertThat(problem.next())
                            .contains("docker run --privileged --rm -v /proc/sys/fs/binfmt_misc:/x"
                                    + " --entrypoint sh registry.example.com/buildkit:1 -c 'echo 1 > /x/status'");
                });
    }

    @Test
    void anEmulatorOfTheBuildersImageMakesABrokenEntryIndifferentUnlessTheKernelsIsAskedFor() {
        Decision decision = new Decision()
                .executing("linux/arm64")
                .where("linux/arm64", new PlatformSupport.Bundled(broken("qemu-aarch64")))
                .managed(RUNNING);
        assertThat(decision.plan().preparations()).isEmpty();
        assertThat(decision.mode(BinfmtMode.ALWAYS).plan().preparations())
                .singleElement()
                .isInstanceOfSatisfying(
                        RegisterHandlers.class,
                        handlers -> assertThat(handlers.replaced()).containsExactly("qemu-aarch64"));
    }

    private static PlatformSupport broken(String handler) {
        return new PlatformSupport.Broken(handler, List.of(handler), "the handler is disabled", "exec format error");
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Decision decision = new Decision().executing("linux/arm64").where("linux/arm64", MISSING);
        assertThat(decision.plan()).isEqualTo(decision.plan());
    }

    @Test
    void oneOfOursThatHasDriftedIsCreatedAnewAndBooted() {
        BuildPlan plan = new Decision()
                .executing("linux/amd64")
                .managed(new BuilderLook.Drifted(
                        "docker-container", List.of(new Difference("driver option image", "a:1", "b:1"))))
                .plan();
        assertThat(plan.preparations()).hasExactlyElementsOfTypes(RecreateBuilder.class, BootBuilder.class);
        assertThat(plan.describe().get(0))
                .contains("keep its cache")
                .contains("driver option image: wanted a:1, found b:1");
    }

    @Test
    void whatHasTheNameOfOursAndIsNotIsRefused() {
        List<Difference> differences = List.of(new Difference("driver", "docker-container", "remote"));
        assertThat(new Decision()
                        .managed(new BuilderLook.Foreign(differences, Optional.empty()))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.BUILDER_NOT_OURS);
                    assertThat(problem.next()).contains("docker buildx rm multiarch-1;");
                    assertThat(problem.evidence()).containsExactly("driver: wanted docker-container, found remote");
                });
        assertThat(new Decision()
                        .managed(new BuilderLook.Foreign(differences, Optional.of("buildx_buildkit_x0")))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.next()).contains("docker rm --force buildx_buildkit_x0;"));
    }
}
