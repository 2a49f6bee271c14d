package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesFromProjectTest {

    private static final String COMMIT = "8f4e2a6d1c9b7035e4f1a2b3c4d5e6f708192a3b";

    @TempDir
    private Path folder;

    @BeforeEach
    void createDockerfile() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    private Pom pom() {
        return new Pom(folder);
    }

    private String image(Pom pom) {
        return pom.without("image").read().naming().image().toString();
    }

    private Problem problem(Pom pom) {
        assertThat(pom.problems()).hasSize(1);
        return pom.problems().get(0);
    }

    @Test
    void theNameIsRegistryNamespaceAndArtifactId() {
        assertThat(image(pom().with("registry", "registry.example.com:5000")
                        .with("namespace", "acme/team")
                        .with("artifactId", "web")))
                .isEqualTo("registry.example.com:5000/acme/team/web");
        assertThat(image(pom().with("registry", "registry.example.com/").with("artifactId", "web")))
                .isEqualTo("registry.example.com/web");
        assertThat(image(pom().with("namespace", "acme").with("artifactId", "web")))
                .isEqualTo("acme/web");
    }

    @Test
    void aNameThatIsWrittenWins() {
        BuildSpec.Naming naming = pom().with("namespace", "acme/team")
                .with("image", "other/one")
                .read()
                .naming();
        assertThat(naming.image()).hasToString("other/one");
        assertThat(naming.id()).isEqualTo("one");
    }

    @Test
    void nobodyGuessesAName() {
        Problem missing = problem(pom().without("image").with("artifactId", "web"));
        assertThat(missing.code()).isEqualTo(ProblemCode.IMAGE_MISSING);
        assertThat(missing.next()).contains("multiarch.registry").contains("multiarch.namespace");
    }

    @Test
    void whatIsNoNameIsRefusedWithItsParts() {
        for (Pom pom : List.of(
                pom().with("namespace", "acme").with("artifactId", "MyApp"),
                pom().with("namespace", "https://acme"),
                pom().with("namespace", "acme/app@sha256:" + "0".repeat(64) + "/x"))) {
            Problem invalid = problem(pom.without("image"));
            assertThat(invalid.code()).isEqualTo(ProblemCode.IMAGE_INVALID);
            assertThat(invalid.what()).contains("made of <registry>, <namespace> and the artifactId");
        }
    }

    @Test
    void placeholdersInTagsAreFilled() {
        assertThat(pom().of(Revision.of(COMMIT))
                        .withList("tags", "{timestamp}_{revision}", "{version}", "v{version}-x", "plain")
                        .read()
                        .naming()
                        .tags())
                .containsExactly("20240527_1510_8f4e2a6d", "1.0", "v1.0-x", "plain");
    }

    @Test
    void changedFilesShowInTheTag() {
        assertThat(pom().of(new Revision(COMMIT, Revision.Tree.CHANGED))
                        .withList("tags", "{revision}")
                        .read()
                        .naming()
                        .tags())
                .containsExactly("8f4e2a6d-dirty");
    }

    @Test
    void aRevisionOfAnotherKindStaysWhole() {
        assertThat(pom().of(Revision.of("r12345-main"))
                        .withList("tags", "{revision}")
                        .read()
                        .naming()
                        .tags())
                .containsExactly("r12345-main");
    }

    @Test
    void tagsThatComeOutAlikeAreOne() {
        assertThat(pom().withList("tags", "{version}", "1.0").read().naming().tags())
                .containsExactly("1.0");
    }

    @Test
    void anUnknownPlaceholderIsToldWithTheKnownOnes() {
        Problem unknown = problem(pom().withList("tags", "{vers}-1"));
        assertThat(unknown.code()).isEqualTo(ProblemCode.TAG_INVALID);
        assertThat(unknown.what()).isEqualTo("<tags> holds \"{vers}-1\", with the unknown placeholder {vers}");
        assertThat(unknown.why()).isEqualTo("known are {version}, {revision} and {timestamp}");
    }

    @Test
    void withoutGitThereIsNoRevision() {
        Problem unknown = problem(pom().withList("tags", "{timestamp}_{revision}"));
        assertThat(unknown.code()).isEqualTo(ProblemCode.TAG_INVALID);
        assertThat(unknown.why()).contains("git");
        assertThat(unknown.next()).contains("multiarch.revision");
    }

    @Test
    void whatComesOutHasToBeATag() {
        assertThat(problem(pom().with("version", "1.0+5").withList("tags", "v{version}")))
                .extracting(Problem::code, Problem::what)
                .containsExactly(
                        ProblemCode.TAG_INVALID, "<tags> holds \"v{version}\", which is \"v1.0+5\" and no tag");
        assertThat(problem(pom().withList("tags", "{version")).what())
                .isEqualTo("<tags> holds \"{version\", which is no tag");
    }
}
