package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlSequencesTest {

    /** As seen with each of these Mavens, its output going to a pipe. */
    @ParameterizedTest
    @CsvSource({
        "3.6.3, auto, false",
        "3.6.3, always, false",
        "3.8.7, auto, false",
        "3.8.7, always, true",
        "3.9.16, never, false",
        "3.9.16, always, true",
        "3.10.0, auto, true",
        "4.0.0-rc-7, auto, true",
        "'', auto, false",
    })
    void whichMavenHandsThemOn(String maven, String colours, boolean handedOn) {
        Project project = new Project().onCommandLine("style.color", colours);
        project.session().getSystemProperties().setProperty("maven.version", maven);

        assertThat(new ControlSequences(project.session()).areHandedOn()).isEqualTo(handedOn);
    }
}
