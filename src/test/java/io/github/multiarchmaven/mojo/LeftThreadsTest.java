package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.it.MavenProcess;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.registry.MemoryRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals leave running in Maven's virtual machine, which waits for threads that are no daemons. */
class LeftThreadsTest {

    private static final SettingsDecrypter UNASKED = request -> {
        throw new AssertionError("nobody needs a password");
    };

    @TempDir
    Path folder;

    private final Project project = new Project();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Set<Thread> before = waitedFor();

    @AfterEach
    void endPlanted() {
        end.countDown();
    }

    /** A goal that leaves a thread behind. */
    private static final class Leaving extends AbstractMultiarchMojo {

        private final CountDownLatch end;

        Leaving(CountDownLatch end) {
            this.end = end;
        }

        @Override
        String goal() {
            return "leaving";
        }

        @Override
        boolean skipsThisGoal() {
            return false;
        }

        @Override
        void run(BuildLog log) {
            new Thread(this::waitForTheEnd, "left-behind").start();
        }

        private void waitForTheEnd() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void goalsThatMakeReadAndPublishImagesLeaveNone() throws Exception {
        project.in(folder);
        TestLayouts.of("linux/amd64").writeTo(folder.resolve("amd64"));
        try (MemoryRegistry registry = new MemoryRegistry()) {
            String image = registry.name() + "/acme/app";
            set(
                            new MergeMojo(UNASKED, unused(MavenProjectHelper.class), unused(RepositorySystem.class)),
                            Map.of("image", image, "sources", List.of("amd64"), "push", true, "timeout", "1h"))
                    .execute();
            set(new PushMojo(UNASKED), Map.of("timeout", "1h")).execute();
            set(new InspectMojo(UNASKED), Map.of("references", List.of(image + ":1.0"), "timeout", "1h"))
                    .execute();
            set(new PromoteMojo(UNASKED), Map.of("source", image + ":1.0", "targets", List.of(image + ":2.0")))
                    .execute();
            assertThat(registry.tags()).containsOnlyKeys("acme/app/1.0", "acme/app/2.0");
        }
        // the registry's own take a moment
        MavenProcess.until("no thread is left", () -> left(before).isEmpty());
    }

    @Test
    void goalsThatFailLeaveNone() {
        project.in(folder);
        MergeMojo merge = set(
                new MergeMojo(UNASKED, unused(MavenProjectHelper.class), unused(RepositorySystem.class)),
                Map.of(
                        "image",
                        "127.0.0.1:1/acme/app",
                        "sources",
                        List.of("127.0.0.1:1/acme/none:1"),
                        "timeout",
                        "1h"));
        assertThatThrownBy(merge::execute).hasMessageContaining("docs/problems.md#");
        assertThat(left(before)).isEmpty();
    }

    @Test
    void oneThatIsLeftIsFound() throws Exception {
        project.wire(new Leaving(end)).execute();
        assertThat(left(before)).containsExactly("left-behind");
    }

    private <M extends AbstractMultiarchMojo> M set(M mojo, Map<String, Object> parameters) {
        project.wire(mojo);
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        Project.set(mojo, "execution", new MojoExecution(plugin, mojo.goal(), mojo.goal()));
        parameters.forEach((name, value) -> Project.set(mojo, name, value));
        return mojo;
    }

    /** Those that the virtual machine would wait for, and that were not there. */
    private static List<String> left(Set<Thread> before) {
        return waitedFor().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .toList();
    }

    private static Set<Thread> waitedFor() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                LeftThreadsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }
}
