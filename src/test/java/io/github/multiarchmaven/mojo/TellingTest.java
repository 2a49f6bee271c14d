package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What later goals, plugins and modules get to know of a result. */
class TellingTest {

    private static final Digest DIGEST = new Digest("sha256:" + "ab".repeat(32));

    @TempDir
    Path folder;

    private final MavenProject project = new Project().project();

    @Test
    void propertiesSayWhatWasBuiltAndWhatWasPushed() {
        new ResultProperties(project).tell(result("app", List.of()));
        assertThat(project.getProperties())
                .containsEntry("multiarch.result.app.image", "acme/app:1.0")
                .containsEntry("multiarch.result.app.digest", DIGEST.value())
                .containsEntry("multiarch.result.app.published", "");

        new ResultProperties(project).tell(result("app", List.of("a.test/app:1.0", "b.test/app:1.0")));
        assertThat(project.getProperties())
                .containsEntry("multiarch.result.app.published", "a.test/app:1.0,b.test/app:1.0");
    }

    @Test
    void theOnlyImageOfAModuleIsAttachedOnce() {
        executions("one");
        attach("app");
        attach("app");

        assertThat(attached()).containsExactly("json image " + folder.resolve(Path.of("app", "image.json")));
    }

    @Test
    void severalImagesAreToldApartByTheirIds() {
        executions("one", "two");
        attach("app");
        attach("tools");

        assertThat(attached())
                .containsExactly(
                        "json app-image " + folder.resolve(Path.of("app", "image.json")),
                        "json tools-image " + folder.resolve(Path.of("tools", "image.json")));
    }

    @Test
    void aMergedImageIsToldApartFromThoseThatAreBuilt() {
        executions("one");
        PluginExecution merge = new PluginExecution();
        merge.setId("merge");
        merge.addGoal("merge");
        project.getBuild().getPlugins().get(0).addExecution(merge);
        attach("app");
        new AttachedDescription(helper(), new MojoExecution(plugin(), "merge", "merge"))
                .attach(project, result("all", List.of()));

        assertThat(attached())
                .containsExactly(
                        "json app-image " + folder.resolve(Path.of("app", "image.json")),
                        "json all-image " + folder.resolve(Path.of("all", "image.json")));
    }

    private void executions(String... ids) {
        Plugin plugin = plugin();
        for (String id : ids) {
            PluginExecution execution = new PluginExecution();
            execution.setId(id);
            execution.addGoal("build");
            plugin.addExecution(execution);
        }
        project.getBuild().addPlugin(plugin);
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        return plugin;
    }

    private void attach(String id) {
        new AttachedDescription(helper(), new MojoExecution(plugin(), "build", "one"))
                .attach(project, result(id, List.of()));
    }

    private List<String> attached() {
        return project.getAttachedArtifacts().stream()
                .map(artifact -> artifact.getType() + " " + artifact.getClassifier() + " " + artifact.getFile())
                .toList();
    }

    private KeptResult result(String id, List<String> published) {
        return new KeptResult(
                new ImageDescription(
                        id,
                        ImageReference.of("acme/" + id),
                        List.of("1.0"),
                        new Inventory(DIGEST, List.of(), List.of()),
                        ImageDescription.Scope.COMPLETE,
                        Origin.UNKNOWN,
                        published.stream().map(ImageReference::of).toList()),
                folder.resolve(id).resolve("layout"));
    }

    /** Does what Maven's own does in its one method with these parameters. */
    @SuppressWarnings("deprecation") // it is for this caller alone
    private static MavenProjectHelper helper() {
        return (MavenProjectHelper) Proxy.newProxyInstance(
                TellingTest.class.getClassLoader(),
                new Class<?>[] {MavenProjectHelper.class},
                (proxy, method, given) -> {
                    DefaultArtifact artifact = new DefaultArtifact(
                            "g",
                            "a",
                            "1",
                            null,
                            (String) given[1],
                            (String) given[2],
                            new DefaultArtifactHandler("json"));
                    artifact.setFile((File) given[3]);
                    ((MavenProject) given[0]).addAttachedArtifact(artifact);
                    return null;
                });
    }
}
