package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final Path HOME = Path.of("/home/me");

    private static Path cacheFolder(String os, Map<String, String> variables) {
        return new Surroundings(variables, HOME, os).cacheFolder().orElseThrow();
    }

    @Test
    void cachesAreWhereEachSystemHasThem() {
        assertThat(cacheFolder("Linux", Map.of())).isEqualTo(HOME.resolve(".cache"));
        assertThat(cacheFolder("Linux", Map.of("XDG_CACHE_HOME", "/fast"))).isEqualTo(Path.of("/fast"));
        assertThat(cacheFolder("Linux", Map.of("XDG_CACHE_HOME", "relative"))).isEqualTo(HOME.resolve(".cache"));
        assertThat(cacheFolder("Linux", Map.of("XDG_CACHE_HOME", ""))).isEqualTo(HOME.resolve(".cache"));
        assertThat(cacheFolder("Mac OS X", Map.of("XDG_CACHE_HOME", "/fast")))
                .isEqualTo(HOME.resolve("Library/Caches"));
        assertThat(cacheFolder("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Local"));
        assertThat(cacheFolder("Windows 11", Map.of("LOCALAPPDATA", "/L"))).isEqualTo(Path.of("/L"));
    }

    @Test
    void whoHasNoHomeHasNoCaches() {
        assertThat(new Surroundings(Map.of(), Path.of("?"), "Linux").cacheFolder())
                .isEmpty();
    }
}
