package io.github.multiarchmaven.mavens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvokerLogsTest {

    @TempDir
    Path folder;

    @Test
    void sayWhoRanEachTest() throws IOException {
        log("fast-a", """
                Apache Maven 3.6.3 (cecedd34)
                Maven home: /m
                Java version: 17.0.15, vendor: x
                [INFO] a
                Apache Maven 3.6.3 (cecedd34)
                Maven home: /m
                Java version: 17.0.15, vendor: x
                [INFO] b
                """);
        log("fast-b", """
                Apache Maven 4.0.0-rc-7 (1)
                Maven home: /m
                Java version: 25.0.3, vendor: x
                Apache Maven 3.8.7
                Maven home: /m
                Java version: 17, vendor: x
                """);
        log("fast-c", "[INFO] nobody says who it is\n");
        Files.createDirectories(folder.resolve("fast-d"));

        assertThat(new InvokerLogs(folder).runs())
                .isEqualTo(Map.of(
                        "fast-a", List.of("Maven 3.6.3, Java 17"),
                        "fast-b", List.of("Maven 4.0.0-rc-7, Java 25", "Maven 3.8.7, Java 17"),
                        "fast-c", List.of()));
        assertThat(new InvokerLogs(folder.resolve("nowhere")).runs()).isEmpty();
    }

    @Test
    void whichOnesThereShouldBeIsToldByPatterns() throws IOException {
        for (String name : List.of("fast-a", "fast-b", "engine-a", "engine-b", "chain@2")) {
            Files.createDirectories(folder.resolve(name));
        }
        assertThat(InvokerLogs.named(folder, "fast-*,engine-b,chain*"))
                .containsExactly("chain@2", "engine-b", "fast-a", "fast-b");
    }

    private void log(String test, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(test)).resolve("build.log"), text);
    }
}
