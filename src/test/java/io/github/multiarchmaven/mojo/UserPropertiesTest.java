package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserPropertiesTest {

    private final Project project = new Project();

    private UserProperties properties() {
        return new UserProperties(project.session(), project.project());
    }

    @Test
    void thePomComesBeforeTheCommandLineAndThatBeforeThePomsProperties() {
        assertThat(properties().orProperty(null, "multiarch.x")).isEmpty();
        project.project().getProperties().setProperty("multiarch.x", "pom property");
        assertThat(properties().orProperty(null, "multiarch.x")).contains("pom property");
        project.onCommandLine("multiarch.x", "command line");
        assertThat(properties().orProperty(null, "multiarch.x")).contains("command line");
        assertThat(properties().orProperty("pom", "multiarch.x")).contains("pom");
        assertThat(properties().orProperty("", "multiarch.x")).contains("");
    }

    @Test
    void theItemsOfAListAreSeparatedByCommasInAProperty() {
        assertThat(properties().listOrProperty(null, "multiarch.x")).isEmpty();
        project.project().getProperties().setProperty("multiarch.x", "of the POM");
        project.onCommandLine("multiarch.x", "a, b,,c=d ");
        assertThat(properties().listOrProperty(null, "multiarch.x")).containsExactly("a", "b", "c=d");
        assertThat(properties().listOrProperty(List.of("a,b"), "multiarch.x")).containsExactly("a,b");
        project.onCommandLine("multiarch.x", "");
        assertThat(properties().listOrProperty(null, "multiarch.x")).isEmpty();
        assertThat(properties().none().listOrProperty(null, "multiarch.x")).isEmpty();
        assertThat(properties().none().folder()).isEqualTo(properties().folder());
    }

    @Test
    void namesAfterAPrefixAreTakenFromTheCommandLineAlone() {
        project.onCommandLine("multiarch.buildArg.VERSION", "1");
        project.onCommandLine("multiarch.buildArg.A.B", "");
        project.onCommandLine("multiarch.buildArgs", "other");
        project.project().getProperties().setProperty("multiarch.buildArg.POM", "2");
        assertThat(properties().withPrefix("multiarch.buildArg."))
                .containsEntry("VERSION", "1")
                .containsEntry("A.B", "")
                .hasSize(2);
    }
}
