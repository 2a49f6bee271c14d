package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goals that work with registries, from their parameters to the registry. */
@Timeout(60)
class RegistryGoalsTest {

    private static final SettingsDecrypter UNASKED = request -> {
        throw new AssertionError("nobody needs a password");
    };

    private final Path folder;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final Project project = new Project();
    private final Plugin plugin = new Plugin();

    RegistryGoalsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        project.in(folder);
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        project.project().getBuild().addPlugin(plugin);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private Digest built(String id, String platform) {
        Results results = new Results(folder.resolve("target/multiarch"));
        try (Staging staging = results.stage(id)) {
            OciLayout layout = TestLayouts.of(platform).writeTo(staging.layout());
            return results.keep(
                            staging,
                            new ImageDescription(
                                    id, image(id), List.of("1"), layout.inventory(), ImageDescription.Scope.COMPLETE))
                    .description()
                    .inventory()
                    .index();
        }
    }

    private ImageReference image(String id) {
        return ImageReference.of(registry.name() + "/acme/" + id);
    }

    private PushMojo push() {
        PushMojo mojo = project.wire(new PushMojo(UNASKED));
        Project.set(mojo, "execution", new MojoExecution(plugin, "push", "publish"));
        return mojo;
    }

    private Digest holding(String platform, String tag) throws IOException {
        return registry.holding("acme/app", TestLayouts.of(platform).writeTo(folder.resolve(tag + "-layout")), tag);
    }

    @Test
    void aReleaseRefusesToReplaceATagAndASnapshotDoesIt() throws Exception {
        Digest old = holding("linux/s390x", "1");
        Digest built = built("app", "linux/amd64");
        project.project().setVersion("1.0");

        assertThatThrownBy(push()::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("#tag-exists");
        assertThat(registry.tags()).containsEntry("acme/app/1", old);

        project.project().setVersion("1.0-SNAPSHOT");
        push().execute();
        assertThat(registry.tags()).containsEntry("acme/app/1", built);
        assertThat(project.told()).contains("  " + image("app") + ":1 was " + old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0-SNAPSHOT"})
    void whatIsSaidComesBeforeTheVersion(String version) throws Exception {
        Digest old = holding("linux/s390x", "1");
        Digest built = built("app", "linux/amd64");
        project.project().setVersion(version);
        PushMojo refusing = push();
        Project.set(refusing, "failIfTagExists", true);
        PushMojo replacing = push();
        Project.set(replacing, "failIfTagExists", false);

        assertThatThrownBy(refusing::execute).hasMessageContaining("#tag-exists");
        assertThat(registry.tags()).containsEntry("acme/app/1", old);
        replacing.execute();
        assertThat(registry.tags()).containsEntry("acme/app/1", built);
    }

    @Test
    void forceReplacesATagUnseen() throws Exception {
        Digest draft = holding("linux/amd64", "draft");
        holding("linux/s390x", "1");

        assertThatThrownBy(promote(false)::execute).hasMessageContaining("#tag-would-shrink");
        registry.asked();
        promote(true).execute();

        assertThat(registry.tags()).containsEntry("acme/app/1", draft);
        assertThat(registry.asked())
                .containsExactly(
                        "GET acme/app/manifests/draft", "PUT acme/app/manifests/1", "GET acme/app/manifests/1");
    }

    private PromoteMojo promote(boolean force) {
        PromoteMojo mojo = project.wire(new PromoteMojo(UNASKED));
        Project.set(mojo, "source", image("app") + ":draft");
        Project.set(mojo, "targets", List.of(":1"));
        Project.set(mojo, "force", force);
        return mojo;
    }

    @Test
    void aResultOfAFormerNameIsLeftOut() throws MojoExecutionException, MojoFailureException {
        built("former", "linux/s390x");
        Digest app = built("app", "linux/amd64");
        execution(
                "one",
                "<configuration><builder><image>a/b</image></builder><image>" + image("app")
                        + "</image></configuration>");

        push().execute();

        assertThat(registry.tags()).containsOnlyKeys("acme/app/1").containsValue(app);
    }

    @Test
    void whatAnyExecutionBuildsIsPushedByAll() throws MojoExecutionException, MojoFailureException {
        built("app", "linux/amd64");
        built("tools", "linux/amd64");
        execution("one", "<configuration><image>" + image("app") + "</image></configuration>");
        execution("two", "<configuration><image>" + image("tools") + "</image></configuration>");
        PushMojo mojo = push();
        Project.set(mojo, "image", image("app").toString());

        mojo.execute();

        assertThat(registry.tags()).containsOnlyKeys("acme/app/1", "acme/tools/1");
    }

    @Test
    void whereAllResultsAreOfFormerNamesNothingIsPushed() throws Exception {
        built("former", "linux/s390x");
        PushMojo mojo = push();
        Project.set(mojo, "image", image("app").toString());

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("There is no result of " + image("app"))
                .hasMessageContaining("#result-missing");
        assertThat(registry.tags()).isEmpty();

        Project.set(mojo, "id", "former");
        mojo.execute();
        assertThat(registry.tags()).containsOnlyKeys("acme/former/1");
    }

    @Test
    void allThatIsWrongWithTheParametersIsToldTogether() {
        PushMojo mojo = push();
        Project.set(mojo, "pushTo", List.of("acme/app:1.0"));
        Project.set(mojo, "insecureRegistries", List.of("http://registry.example.com"));
        Project.set(mojo, "registryCertificates", new File(folder.toFile(), "none.pem"));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("3 problems:")
                .hasMessageContaining("<pushTo>")
                .hasMessageContaining("<insecureRegistries>")
                .hasMessageContaining("<registryCertificates>");
    }

    /** Its configuration is of a type of Maven's whose text is XML. */
    private void execution(String id, String configuration) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal("build");
        execution.setConfiguration(configuration);
        plugin.addExecution(execution);
    }
}
