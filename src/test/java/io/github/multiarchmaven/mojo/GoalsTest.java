package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoalsTest {

    private static final SettingsDecrypter UNASKED = request -> {
        throw new AssertionError("nobody needs a password");
    };

    private static final MavenProjectHelper UNTOUCHED = (MavenProjectHelper) Proxy.newProxyInstance(
            GoalsTest.class.getClassLoader(), new Class<?>[] {MavenProjectHelper.class}, (proxy, method, arguments) -> {
                throw new AssertionError("nothing is there to be attached");
            });

    private static final RepositorySystem UNUSED = (RepositorySystem) Proxy.newProxyInstance(
            GoalsTest.class.getClassLoader(), new Class<?>[] {RepositorySystem.class}, (proxy, method, arguments) -> {
                throw new AssertionError("nothing is there to be resolved");
            });

    private static final LifecycleExecutor UNPLANNED = (LifecycleExecutor) Proxy.newProxyInstance(
            GoalsTest.class.getClassLoader(), new Class<?>[] {LifecycleExecutor.class}, (proxy, method, arguments) -> {
                throw new AssertionError("nothing runs in a phase");
            });

    private final Project project = new Project();

    private static List<AbstractMultiarchMojo> all() {
        return List.of(
                new BuildMojo(UNASKED, UNTOUCHED, UNUSED, UNPLANNED),
                new MergeMojo(UNASKED, UNTOUCHED, UNUSED),
                new LoadMojo(),
                new DoctorMojo(UNASKED),
                new SetupMojo(UNASKED),
                new TeardownMojo());
    }

    /** A goal of which only the end matters. */
    private static final class Ending extends AbstractMultiarchMojo {

        private final RuntimeException end;

        Ending(RuntimeException end) {
            this.end = end;
        }

        @Override
        String goal() {
            return "ending";
        }

        @Override
        boolean skipsThisGoal() {
            return false;
        }

        @Override
        void run(BuildLog log) {
            throw end;
        }
    }

    /** A goal that waits for something that never comes. */
    private static final class Waiting extends AbstractMultiarchMojo {

        @Override
        String goal() {
            return "waiting";
        }

        @Override
        boolean skipsThisGoal() {
            return false;
        }

        @Override
        void run(BuildLog log) {
            log.info("Pulling the moon");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("docker pull moon");
            }
        }
    }

    @Test
    @Timeout(60)
    void aGoalWhoseTimeIsOverIsEndedAndSaysWhatItWasDoing() {
        Waiting mojo = project.wire(new Waiting());
        Project.set(mojo, "timeout", "PT0.05S");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("multiarch:waiting was not done within PT0.05S, its multiarch.timeout")
                .hasMessageContaining("it had said last: Pulling the moon")
                .hasMessageContaining("it was waiting for: docker pull moon")
                .hasMessageContaining("#goal-timed-out");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    @Timeout(60)
    void whoeverInterruptsTheThreadMeansTheThread() throws Exception {
        Waiting mojo = project.wire(new Waiting());
        Project.set(mojo, "timeout", "1h");
        Thread.currentThread().interrupt();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("was stopped from outside");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        for (String text : List.of("soon", "0", "-5m", "", "PT", "99999h", "9999999999", "PT99999999999999S", "3 m")) {
            Waiting mojo = new Project().wire(new Waiting());
            Project.set(mojo, "timeout", text);
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageContaining("<timeout> is \"" + text + "\"")
                    .hasMessageContaining("#setting-invalid");
        }
    }

    @Test
    void theUsersWorldIsAFailureWithoutAStackTraceOfOurs() {
        ProblemException problem = new ProblemException(
                Problem.of(ProblemCode.IMAGE_MISSING, "no image", "why", "next"), new IOException("deeper"));
        assertThatThrownBy(project.wire(new Ending(problem))::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(problem.getMessage())
                .as("Maven would append the messages of causes to ours")
                .hasNoCause()
                .hasSuppressedException(problem);
    }

    @Test
    void everythingElseIsOursToBeReported() {
        assertThatThrownBy(project.wire(new Ending(new IllegalStateException("oops")))::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("please report")
                .hasMessageContaining("oops");
    }

    @Test
    void skippingComesBeforeAnythingElse() throws Exception {
        for (AbstractMultiarchMojo mojo : all()) {
            Project empty = new Project();
            empty.wire(mojo);
            Project.set(mojo, "project", null);
            Project.set(mojo, "session", null);
            Project.set(mojo, "skip", true);
            mojo.execute();
            assertThat(empty.told()).containsExactly("Skipping multiarch:" + mojo.goal() + ": multiarch.skip is set");
        }
    }

    @Test
    void eachGoalIsSkippedByItsOwnProperty() throws Exception {
        for (AbstractMultiarchMojo mojo : all()) {
            Project fresh = new Project();
            fresh.wire(mojo);
            Project.set(mojo, mojo.goal() + "Skip", true);
            mojo.execute();
            assertThat(fresh.told())
                    .containsExactly(
                            "Skipping multiarch:" + mojo.goal() + ": multiarch." + mojo.goal() + ".skip is set");
        }
    }

    @Test
    void aParentWithoutAnImageHasNothingToBuildOrLoad(@TempDir Path folder) throws Exception {
        project.in(folder).project().setPackaging("pom");
        project.wire(new BuildMojo(UNASKED, UNTOUCHED, UNUSED, UNPLANNED)).execute();
        project.wire(new MergeMojo(UNASKED, UNTOUCHED, UNUSED)).execute();
        project.wire(new LoadMojo()).execute();
        assertThat(project.told())
                .containsExactly(
                        "Skipping multiarch:build: this module has packaging pom and no <image>",
                        "Skipping multiarch:merge: this module has packaging pom and no <sources>",
                        "Skipping multiarch:load: this module has packaging pom and no <image>, and built none");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aModuleOfPackagingPomThatNamesAnImageHasToHaveIt(boolean inAnExecution, @TempDir Path folder)
            throws Exception {
        project.in(folder).project().setPackaging("pom");
        Plugin plugin = Project.plugin();
        PluginExecution execution = new PluginExecution();
        plugin.addExecution(execution);
        (inAnExecution ? execution : plugin).setConfiguration("<configuration><image>acme/app</image></configuration>");
        PluginManagement management = new PluginManagement();
        management.addPlugin(plugin);
        project.project().getBuild().setPluginManagement(management);
        for (AbstractMultiarchMojo mojo : List.of(new PushMojo(UNASKED), new LoadMojo(), new VerifyMojo(UNASKED))) {
            project.wire(mojo).execute();
        }
        assertThat(project.told())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).endsWith("packaging pom and no <image>, and built none"));

        project.project().getBuild().addPlugin(plugin);
        PushMojo push = project.wire(new PushMojo(UNASKED));
        assertThatThrownBy(push::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("There is no result to push")
                .hasMessageContaining("#result-missing");
    }

    @Test
    void allMistakesOfAPomAreToldBeforeAnyToolIsLookedFor(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        project.in(folder).onCommandLine("multiarch.buildArg.BUILDOS", "pl3ase-hide-me");
        project.onCommandLine("multiarch.binfmt.mode", "sometimes").onCommandLine("multiarch.builder.name", "7up");
        BuildMojo mojo = project.wire(new BuildMojo(UNASKED, UNTOUCHED, UNUSED, UNPLANNED));
        Project.set(mojo, "context", folder.toFile());
        Project.set(mojo, "image", "Acme");
        Project.set(mojo, "platforms", List.of("linux/amr64", "linux/amd64"));
        Project.set(mojo, "only", "linux/amd64, linux/s390x");
        Project.set(mojo, "buildArgs", Collections.singletonMap("TARGETOS", null));
        Project.set(mojo, "labels", Map.of("a", "b"));
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("7 problems:")
                .hasMessageContaining("#image-invalid")
                .hasMessageContaining("#platform-unknown")
                .hasMessageContaining("#only-not-configured")
                .hasMessageContaining("#builder-name-invalid")
                .hasMessageContaining("#setting-invalid")
                .hasMessageContaining("<buildArgs> sets BUILDOS")
                .hasMessageContaining("<buildArgs> sets TARGETOS")
                .hasMessageNotContaining("pl3ase-hide-me");
    }

    @Test
    void anEmptyElementIsAnEmptyText() {
        assertThat(BuildMojo.mapOf(Collections.singletonMap("A", null))).containsEntry("A", "");
        assertThat(BuildMojo.mapOf(null)).isEmpty();
        assertThat(BuildMojo.listOf(Collections.singletonList(null))).containsExactly("");
        assertThat(BuildMojo.listOf(null)).isEmpty();
    }

    @Test
    void emptyElementsOfListsAreMistakesLikeOthers(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch");
        BuildMojo mojo = new Project().in(folder).wire(new BuildMojo(UNASKED, UNTOUCHED, UNUSED, UNPLANNED));
        Project.set(mojo, "context", folder.toFile());
        Project.set(mojo, "image", "acme/app");
        for (String parameter : List.of("platforms", "tags", "buildContexts")) {
            Project.set(mojo, parameter, Collections.singletonList(null));
        }

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("3 problems")
                .hasMessageContaining("#platform-malformed")
                .hasMessageContaining("#tag-invalid")
                .hasMessageContaining("#setting-invalid");
    }

    @Test
    void theGoalsForTheMachineReadTheirSettingsBeforeTheyLookAtIt() {
        for (AbstractMultiarchMojo mojo : List.of(new DoctorMojo(UNASKED), new SetupMojo(UNASKED))) {
            Project none = new Project().onCommandLine("multiarch.binfmt.mode", "sometimes");
            none.wire(mojo);
            Project.set(mojo, "platforms", List.of("linux/amr64"));
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("2 problems:")
                    .hasMessageContaining("#platform-unknown")
                    .hasMessageContaining("#setting-invalid");
        }
    }

    @Test
    void whatIsWrongWithPlatformsAndWithImagesIsToldAtOnce() {
        SetupMojo mojo = new SetupMojo(UNASKED);
        new Project().wire(mojo);
        Project.set(mojo, "platforms", List.of("linux/amr64"));
        Project.set(mojo, "pullPolicy", "sometimes");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("2 problems:")
                .hasMessageContaining("#platform-unknown")
                .hasMessageContaining("#setting-invalid");
    }
}
