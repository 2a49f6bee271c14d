package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectMojoTest {

    private static InspectMojo mojo() {
        return new InspectMojo(request -> {
            throw new IllegalStateException("nobody has to decrypt anything yet");
        });
    }

    @Test
    void allMistakesAreToldBeforeAnyRegistryIsAsked(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        InspectMojo mojo = new Project().in(folder).wire(mojo());
        Project.set(mojo, "references", List.of("Acme", "src"));
        Project.set(mojo, "require", List.of("//"));
        Project.set(mojo, "raw", folder.resolve("raw").toFile());

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("4 problems:")
                .hasMessageContaining("#reference-invalid")
                .hasMessageContaining("#platform-malformed")
                .hasMessageContaining("#setting-invalid");
    }

    @Test
    void itIsSkippedByItsOwnPropertyBeforeItReadsAnything() throws Exception {
        Project project = new Project();
        InspectMojo mojo = project.wire(mojo());
        Project.set(mojo, "references", List.of("Acme"));
        Project.set(mojo, "inspectSkip", true);

        mojo.execute();

        assertThat(project.told()).containsExactly("Skipping multiarch:inspect: multiarch.inspect.skip is set");
    }
}
