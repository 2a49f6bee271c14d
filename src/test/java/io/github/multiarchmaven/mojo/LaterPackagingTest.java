package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaterPackagingTest {

    private static boolean packages(String plugin, String goal) {
        Plugin any = new Plugin();
        any.setArtifactId(plugin);
        return LaterPackaging.packages(new MojoExecution(any, goal, "default"));
    }

    @ParameterizedTest
    @CsvSource({
        "spring-boot-maven-plugin, repackage",
        "maven-shade-plugin, shade",
        "maven-assembly-plugin, single",
        "maven-jar-plugin, jar",
        "quarkus-maven-plugin, build",
    })
    void whatMakesTheProgramIsTold(String plugin, String goal) {
        assertThat(packages(plugin, goal)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "maven-jar-plugin, test-jar",
        "spring-boot-maven-plugin, build-info",
        "maven-source-plugin, jar-no-fork",
        "maven-javadoc-plugin, jar",
        "cyclonedx-maven-plugin, makeAggregateBom",
        "build-helper-maven-plugin, attach-artifact",
        "jacoco-maven-plugin, report",
        "maven-antrun-plugin, run",
        "multiarch-maven-plugin, build",
        "our-own-maven-plugin, check",
    })
    void whatElseIsBoundToThePhaseIsNot(String plugin, String goal) {
        assertThat(packages(plugin, goal)).isFalse();
    }
}
