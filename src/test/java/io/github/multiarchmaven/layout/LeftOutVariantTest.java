package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many base images for Arm say "arm" and leave it at that. */
class LeftOutVariantTest {

    private final Path folder;

    LeftOutVariantTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"linux/arm/v5", "linux/arm/v6", "linux/arm/v7", "linux/amd64/v3", "linux/arm64"})
    void aVariantThatTheConfigurationLeavesOutIsTheDeclaredOne(String platform) throws IOException {
        assertThat(childOf(platform, config -> config.remove("variant")).configured())
                .isEqualTo(Platform.of(platform));
        assertThat(childOf(platform, config -> config.put("variant", "")).configured())
                .isEqualTo(Platform.of(platform));
    }

    @ParameterizedTest
    @CsvSource({"linux/arm/v6, v7, linux/arm/v7", "linux/arm/v7, v5, linux/arm/v5", "linux/arm64, v9, linux/arm64/v9"})
    void aVariantThatItSaysIsKept(String declared, String variant, String configured) throws IOException {
        assertThat(childOf(declared, config -> config.put("variant", variant)).configured())
                .isEqualTo(Platform.of(configured));
    }

    @ParameterizedTest
    @CsvSource({"linux/arm/v6, 386, linux/386", "linux/arm64, arm, linux/arm/v7"})
    void anotherArchitectureStaysAnotherOne(String declared, String architecture, String configured)
            throws IOException {
        assertThat(childOf(declared, config -> {
                            config.put("architecture", architecture);
                            config.remove("variant");
                        })
                        .configured())
                .isEqualTo(Platform.of(configured));
    }

    private Inventory.Child childOf(String platform, Consumer<ObjectNode> edit) throws IOException {
        Path place = Files.createTempDirectory(folder, "layout");
        return TestLayouts.of(platform)
                .editConfigurations(edit)
                .writeTo(place)
                .inventory()
                .children()
                .get(0);
    }
}
