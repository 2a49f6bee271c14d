package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.registry.MemoryRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the parameters to the result, without an engine. */
@Timeout(60)
class MergeMojoTest {

    private static final SettingsDecrypter UNASKED = request -> {
        throw new AssertionError("nobody needs a password");
    };

    private static final RepositorySystem UNUSED = (RepositorySystem) Proxy.newProxyInstance(
            MergeMojoTest.class.getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> {
                throw new AssertionError("nothing is there to be resolved");
            });

    private final Path folder;
    private final Project project = new Project();
    private final Map<Object, Object> shared = new HashMap<>();
    private final List<String> attached = new ArrayList<>();

    MergeMojoTest(@TempDir Path folder) {
        this.folder = folder;
        project.in(folder);
        for (String platform : List.of("linux/amd64", "linux/arm64")) {
            TestLayouts.of(platform).writeTo(folder.resolve(platform.substring("linux/".length())));
        }
    }

    private MergeMojo merge(Map<String, @Nullable Object> parameters) {
        MavenProjectHelper helper = (MavenProjectHelper) Proxy.newProxyInstance(
                MergeMojoTest.class.getClassLoader(),
                new Class<?>[] {MavenProjectHelper.class},
                (proxy, method, arguments) -> attached.add(arguments[1] + " " + arguments[2] + " " + arguments[3]));
        MergeMojo mojo = project.wire(new MergeMojo(UNASKED, helper, UNUSED));
        mojo.setPluginContext(shared);
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        Project.set(mojo, "execution", new MojoExecution(plugin, "merge", "merge"));
        Project.set(mojo, "image", "acme/app");
        Project.set(mojo, "sources", List.of("arm64", "amd64"));
        parameters.forEach((name, value) -> Project.set(mojo, name, value));
        return mojo;
    }

    @Test
    void aModuleOfTheReactorIsASource() throws Exception {
        project.session().setAllProjects(List.of(project.project()));
        merge(Map.of("id", "earlier")).execute();
        merge(Map.of("sources", List.of("maven://com.example:app:1.0:earlier"))).execute();

        assertThat(folder.resolve("target/multiarch/app/image.json")).content().contains("linux/amd64", "linux/arm64");
    }

    @Test
    void aModuleWithoutAnImageIsToldWithItsName() {
        project.session().setAllProjects(List.of(project.project()));
        assertThatThrownBy(() -> merge(Map.of("sources", List.of("maven://com.example:app")))
                        .execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("com.example:app:1.0")
                .hasMessageContaining("#result-missing");
    }

    @Test
    void theResultIsHandedToLaterGoalsAndModules() throws Exception {
        merge(Map.of("require", List.of("linux/arm64"))).execute();

        Path place = folder.resolve("target/multiarch/app");
        assertThat(project.project().getProperties())
                .containsEntry("multiarch.result.app.image", "acme/app:1.0")
                .containsEntry(
                        "multiarch.result.app.layout", place.resolve("layout").toString());
        assertThat(attached).containsExactly("json image " + place.resolve("image.json"));
        assertThat(project.told())
                .anyMatch(line -> line.startsWith("Merged acme/app:1.0 for linux/amd64, linux/arm64: "));
    }

    @Test
    void theResultIsPublishedWhereThatIsWanted() throws Exception {
        try (MemoryRegistry registry = new MemoryRegistry()) {
            merge(Map.of("image", registry.name() + "/acme/app", "push", true, "tags", List.of("a", "b")))
                    .execute();
            assertThat(registry.tags()).containsOnlyKeys("acme/app/a", "acme/app/b");
        }
    }

    @Test
    void aDryRunLeavesNothing() throws Exception {
        try (MemoryRegistry registry = new MemoryRegistry()) {
            merge(Map.of("image", registry.name() + "/acme/app", "dryRun", true, "push", true))
                    .execute();
            assertThat(registry.tags()).isEmpty();
        }
        assertThat(folder.resolve("target/multiarch")).isEmptyDirectory();
        assertThat(attached).isEmpty();
    }

    @Test
    void twoExecutionsDoNotReplaceTheResultsOfEachOther() throws Exception {
        merge(Map.of()).execute();
        merge(Map.of()).execute();
        assertThatThrownBy(merge(Map.of("sources", List.of("amd64")))::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("#id-taken");
    }

    @Test
    void allMistakesAreToldBeforeAnythingIsRead() throws IOException {
        assertThatThrownBy(merge(Map.of(
                        "image", "Acme",
                        "sources", List.of("none", "amd64 as x/y/z/w"),
                        "insecureRegistries", List.of("http://r")))::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("4 problems:");
        assertThat(Files.exists(folder.resolve("target"))).isFalse();
    }
}
