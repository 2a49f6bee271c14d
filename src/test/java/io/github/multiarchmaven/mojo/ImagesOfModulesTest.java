package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.mojo.ModuleResults.Module;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesOfModulesTest {

    private static final Digest DIGEST = new Digest("sha256:" + "a1".repeat(32));

    private final Path folder;
    private final Project project = new Project();
    private final List<String> asked = new ArrayList<>();
    private final List<Path> installed = new ArrayList<>();

    ImagesOfModulesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void reactor() {
        project.in(folder.resolve("app"));
        project.session().setAllProjects(List.of(project.project(), module("base"), module("jar")));
    }

    private MavenProject module(String name) {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId(name);
        model.setVersion("1.0");
        model.setBuild(new Build());
        model.getBuild().setDirectory("target");
        MavenProject module = new MavenProject(model);
        module.setFile(folder.resolve(name).resolve("pom.xml").toFile());
        return module;
    }

    private ImagesOfModulesTest dependingOn(String name, String version, String type, String classifier) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("com.example");
        dependency.setArtifactId(name);
        dependency.setVersion(version);
        dependency.setType(type);
        dependency.setClassifier(classifier.isEmpty() ? null : classifier);
        project.project().getDependencies().add(dependency);
        return this;
    }

    private static Path built(Path target, String id, String... published) throws IOException {
        Results results = new Results(target.resolve("multiarch"));
        try (Staging staging = results.stage(id)) {
            Files.createDirectories(staging.layout());
            Platform platform = Platform.of("linux/arm64");
            KeptResult kept = results.keep(
                    staging,
                    new ImageDescription(
                            id,
                            ImageReference.of("registry.example.com/acme/" + id),
                            List.of("1.0", "stable"),
                            new Inventory(
                                    DIGEST,
                                    List.of(new Inventory.Child(platform, platform, DIGEST, DIGEST, 1)),
                                    List.of()),
                            ImageDescription.Scope.COMPLETE));
            if (published.length > 0) {
                results.published(
                        kept, Stream.of(published).map(ImageReference::of).toList());
            }
            return kept.layout();
        }
    }

    private List<String> contexts() {
        return new ImagesOfModules(modules(), new MavenBuildLog(project.log())).contexts();
    }

    private ModuleResults modules() {
        RepositorySystem repositories = (RepositorySystem) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RepositorySystem.class}, (proxy, method, arguments) -> {
                    ArtifactRequest request = (ArtifactRequest) arguments[1];
                    asked.add(request.getArtifact().toString());
                    ArtifactResult result = new ArtifactResult(request);
                    if (installed.isEmpty()) {
                        throw new ArtifactResolutionException(List.of(result), "nowhere to be found");
                    }
                    return result.setArtifact(
                            request.getArtifact().setFile(installed.get(0).toFile()));
                });
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.multiarch-maven");
        plugin.setArtifactId("multiarch-maven-plugin");
        MojoExecution execution = new MojoExecution(plugin, "build", "default");
        return new ModuleResults(project.session(), repositories, project.project(), execution);
    }

    private ProblemCode problem() {
        return catchThrowableOfType(ProblemException.class, this::contexts)
                .problems()
                .get(0)
                .code();
    }

    @Test
    void aModuleOfTheReactorIsTakenFromItsFolderUnderEachOfItsTags() throws IOException {
        Path layout = built(folder.resolve("base/target"), "base");
        String location = "oci-layout://" + layout + "@" + DIGEST;
        assertThat(dependingOn("base", "1.0", "json", "image").contexts())
                .containsExactly(
                        "registry.example.com/acme/base:1.0=" + location,
                        "registry.example.com/acme/base:stable=" + location);
        assertThat(project.told())
                .contains("registry.example.com/acme/base:1.0 is the image of the module com.example:base:1.0: "
                        + location);
        assertThat(asked).isEmpty();
    }

    @Test
    void anyDependencyOnAModuleOfTheReactorWillDo() throws IOException {
        built(folder.resolve("base/target"), "base");
        assertThat(dependingOn("base", "1.0", "pom", "")
                        .dependingOn("jar", "1.0", "jar", "")
                        .contexts())
                .hasSize(2);
    }

    @Test
    void anImageOfAnotherVersionIsAFormerOne() throws IOException {
        built(folder.resolve("base/target"), "base");
        Path json = folder.resolve("base/target/multiarch/base/image.json");
        dependingOn("base", "1.0", "json", "image");
        Files.writeString(json, Files.readString(json).replace("\"digest\" :", "\"version\" : \"1.0\", \"digest\" :"));
        assertThat(contexts()).isNotEmpty();
        Files.writeString(json, Files.readString(json).replace("\"version\" : \"1.0\"", "\"version\" : \"0.9\""));
        assertThat(problem()).isEqualTo(ProblemCode.RESULT_MISSING);
    }

    @Test
    void oneOfSeveralImagesIsMeantByItsClassifier() throws IOException {
        built(folder.resolve("base/target"), "one");
        built(folder.resolve("base/target"), "two");
        assertThat(dependingOn("base", "1.0", "json", "two-image").contexts())
                .hasSize(2)
                .allMatch(context -> context.startsWith("registry.example.com/acme/two:"));
    }

    @Test
    void aModuleThatHasLeftNoImageIsAProblemOnlyIfTheImageIsMeant() {
        assertThat(dependingOn("base", "1.0", "jar", "").contexts()).isEmpty();
        dependingOn("base", "1.0", "json", "image");
        assertThat(problem()).isEqualTo(ProblemCode.RESULT_MISSING);
    }

    @Test
    void whatWasInstalledIsTakenFromWhereItWasPushed() throws IOException {
        String reference = "registry.example.com/mirror/base:1.0@" + DIGEST;
        installed.add(alone(built(folder.resolve("elsewhere"), "base", reference)));
        assertThat(dependingOn("base", "0.9", "json", "image").contexts())
                .containsExactly(
                        "registry.example.com/acme/base:1.0=docker-image://" + reference,
                        "registry.example.com/acme/base:stable=docker-image://" + reference);
        assertThat(asked).containsExactly("com.example:base:json:image:0.9");
    }

    @Test
    void whatNobodyHasNotedAsPushedIsTakenByItsName() throws IOException {
        installed.add(alone(built(folder.resolve("elsewhere"), "base")));
        assertThat(dependingOn("base", "0.9", "json", "image").contexts().get(0))
                .endsWith("=docker-image://registry.example.com/acme/base@" + DIGEST);
    }

    @Test
    void aModuleOfTheSameRunThatIsNotBuiltBeforeIsNotTakenAsItWas() throws IOException {
        built(folder.resolve("base/target"), "base");
        project.session().setProjects(project.session().getAllProjects());
        Module base = new Module("com.example", "base", "1.0");

        upstream(List.of(project.session().getAllProjects().get(1)));
        assertThat(modules().of(base, "image")).hasSize(1);
        upstream(List.of());
        assertThat(catchThrowableOfType(ProblemException.class, () -> modules().of(base, "image"))
                        .getMessage())
                .contains("base is not made before this module wants it", "#result-missing");
    }

    private void upstream(List<MavenProject> before) {
        project.session().setProjectDependencyGraph((ProjectDependencyGraph) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProjectDependencyGraph.class},
                (proxy, method, arguments) -> before));
    }

    /** As it lies in a repository: without the image. */
    private Path alone(Path layout) throws IOException {
        return Files.copy(layout.resolveSibling("image.json"), folder.resolve("base-0.9-image.json"));
    }

    @Test
    void whatIsNeitherBuiltNorInstalledIsAProblem() {
        dependingOn("base", "0.9", "json", "image");
        assertThat(problem()).isEqualTo(ProblemCode.RESULT_MISSING);
    }

    @Test
    void otherDependenciesAreNoImages() {
        assertThat(dependingOn("library", "2.0", "jar", "")
                        .dependingOn("data", "2.0", "json", "")
                        .dependingOn("data", "2.0", "zip", "image")
                        .contexts())
                .isEmpty();
        assertThat(asked).isEmpty();
    }
}
