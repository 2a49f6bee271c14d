package io.github.multiarchmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Eclipse reads of the plugin (m2e, "M2E compatible Maven plugins"). */
class IdeTest {

    private static final Path CLASSES = Path.of("target", "classes", "META-INF");

    @Test
    void noGoalRunsWhenAFileIsSaved() {
        XmlFile eclipse = XmlFile.of(CLASSES.resolve(Path.of("m2e", "lifecycle-mapping-metadata.xml")));
        XmlFile plugin = XmlFile.of(CLASSES.resolve(Path.of("maven", "plugin.xml")));

        String ignored = "/lifecycleMappingMetadata/pluginExecutions/pluginExecution[action/ignore]";
        assertThat(eclipse.texts(ignored + "/pluginExecutionFilter/goals/goal"))
                .containsExactlyInAnyOrderElementsOf(plugin.texts("/plugin/mojos/mojo/goal"));
        assertThat(eclipse.texts("//action/*")).hasSameSizeAs(eclipse.texts("//action/ignore"));
        // a file inside the plugin speaks of this plugin alone, and m2e refuses one that says which
        assertThat(eclipse.texts("//pluginExecutionFilter/*[not(self::goals)]")).isEmpty();
    }
}
