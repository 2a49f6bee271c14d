package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectLabelsTest {

    private final MavenProject project = new Project().project();

    private Map<String, String> labels() {
        return new ProjectLabels(project, Optional.empty(), Optional.empty()).all();
    }

    private void license(String name, String url) {
        License license = new License();
        license.setName(name);
        license.setUrl(url);
        project.getModel().addLicense(license);
    }

    private Optional<String> licenses() {
        return Optional.ofNullable(labels().get("org.opencontainers.image.licenses"));
    }

    private void scm(String url) {
        Scm scm = new Scm();
        scm.setUrl(url);
        project.getModel().setScm(scm);
    }

    @Test
    void aPomWithoutAnythingGivesItsNameAndVersion() {
        assertThat(labels())
                .containsOnly(
                        Map.entry("org.opencontainers.image.title", "app"),
                        Map.entry("org.opencontainers.image.version", "1.0"));
    }

    @Test
    void anInheritedRepositoryIsThatOfTheParent() {
        scm("https://git.example.com/acme/app");
        MavenProject parent = new MavenProject(project.getModel().clone());
        parent.setOriginalModel(project.getModel().clone());
        project.setOriginalModel(new Model());
        project.setParent(parent);
        scm("https://git.example.com/acme/app/module");

        assertThat(labels()).containsEntry("org.opencontainers.image.source", "https://git.example.com/acme/app");

        project.setOriginalModel(project.getModel());
        assertThat(labels())
                .containsEntry("org.opencontainers.image.source", "https://git.example.com/acme/app/module");
    }

    @Test
    void everythingThatThePomSaysIsALabel() {
        project.getModel().setName("Our\n   App");
        project.getModel().setUrl("https://example.com/app");
        scm("https://git.example.com/acme/app");
        license("MIT", "https://example.com/ours");
        assertThat(new ProjectLabels(
                                project,
                                Optional.of(new Revision("8f4e2a6d", Revision.Tree.CHANGED)),
                                Optional.of(Instant.parse("2024-05-27T15:10:00Z")))
                        .all())
                .containsOnly(
                        Map.entry("org.opencontainers.image.title", "Our App"),
                        Map.entry("org.opencontainers.image.version", "1.0"),
                        Map.entry("org.opencontainers.image.revision", "8f4e2a6d-dirty"),
                        Map.entry("org.opencontainers.image.created", "2024-05-27T15:10:00Z"),
                        Map.entry("org.opencontainers.image.url", "https://example.com/app"),
                        Map.entry("org.opencontainers.image.source", "https://git.example.com/acme/app"),
                        Map.entry("org.opencontainers.image.licenses", "MIT"));
    }

    @Test
    void theLoginOfAJobIsInNoLabel() {
        scm("https://gitlab-ci-token:t0ken@git.example.com/acme/app.git");
        assertThat(labels())
                .containsEntry("org.opencontainers.image.source", "https://git.example.com/acme/app.git")
                .doesNotContainValue("t0ken");
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:t0ken@git_lab/acme/app, https://git_lab/acme/app",
        "scm:git:https://me:t0ken@git.example.com/acme/app.git, scm:git:https://git.example.com/acme/app.git",
        "scm:git:ssh://git:t0ken@git.example.com:2222/acme/app, scm:git:ssh://git.example.com:2222/acme/app",
        "https://me@acme:t0ken@git.example.com/acme/@app, https://git.example.com/acme/@app",
        "//me:t0ken@git.example.com, //git.example.com",
        "https://t0ken@[::1]:8080/app, https://[::1]:8080/app",
        "https://me:t0ken@a/x https://me:t0ken@b/y,",
        "https://me:t0/ken@git.example.com/app,",
        "https://me:t0ken?@git.example.com/app,",
        "https://me:t0ken%@git.example.com/app,",
        "https://git.example.com/app?private_token=t0ken,",
        "https://git.example.com/?p=app.git&API-KEY=t0ken,",
        "https://git.example.com/?p=app.git, https://git.example.com/?p=app.git",
        "https:///me:t0ken@git.example.com/app, https:///git.example.com/app",
        "scm:git:[fetch=]https://me:t0ken@a/x[push=]ssh://git:t0ken@b/y, scm:git:[fetch=]https://a/x[push=]ssh://b/y",
        "https:/me:t0ken@git.example.com/app,",
        "https:t0ken@git.example.com/app,",
        "scm:git:https:/me:t0ken@git.example.com/app,",
        "scm:git:git@git.example.com:acme/app.git, scm:git:git@git.example.com:acme/app.git",
    })
    void aLoginIsInNoLabelHoweverOddItsAddress(String url, @Nullable String label) {
        scm(url);
        project.getModel().setUrl(url);
        assertThat(Optional.ofNullable(labels().get("org.opencontainers.image.source")))
                .isEqualTo(Optional.ofNullable(label))
                .isEqualTo(Optional.ofNullable(labels().get("org.opencontainers.image.url")));
    }

    @Test
    void licensesAreSpdxOrNothing() {
        license("Apache License, Version 2.0", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        assertThat(licenses()).contains("Apache-2.0");
        license("Eclipse Public License", "https://spdx.org/licenses/EPL-2.0.html");
        assertThat(licenses()).contains("Apache-2.0 OR EPL-2.0");
        license("The MIT License", "https://opensource.org/licenses/MIT");
        assertThat(licenses()).contains("Apache-2.0 OR EPL-2.0 OR MIT");
        license("Ask our lawyers", "https://example.com");
        assertThat(licenses()).isEmpty();
    }
}
