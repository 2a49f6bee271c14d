package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.config.TeardownSpec;
import io.github.multiarchmaven.config.TeardownSpec.Fate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key to what was noted of builds goes and stays with the blobs. */
class BlobTeardownTest {

    @TempDir
    private Path folder;

    private final ToldLines told = new ToldLines();

    private BlobTeardown teardown(Fate fate, Path key) {
        BlobStoreChoice none = BlobStoreChoice.read(Optional.of("none"), "10g", folder);
        return new BlobTeardown(new TeardownSpec(Fate.STAYS, fate, none), Optional.of(key), told);
    }

    @Test
    void theKeyGoesWhereThatIsAskedFor() throws IOException {
        Path key = folder.resolve("inputs.key");
        SealKey.in(key);

        BlobTeardown teardown = teardown(Fate.GOES, key);
        assertThat(teardown.plan()).containsExactly("remove " + key + ", the key to what was noted of builds");
        teardown.run();
        teardown.tellWhatStays();

        assertThat(key).doesNotExist();
        assertThat(told.lines).containsExactly("Removed " + key + ", the key to what was noted of builds");
    }

    @Test
    void elseItStaysAndThatIsTold() throws IOException {
        Path key = folder.resolve("inputs.key");
        SealKey.in(key);

        BlobTeardown teardown = teardown(Fate.STAYS, key);
        assertThat(teardown.plan()).isEmpty();
        teardown.run();
        teardown.tellWhatStays();

        assertThat(key).exists();
        assertThat(told.lines).singleElement().asString().contains(key.toString());
    }

    @Test
    void nothingIsSaidOfAKeyThatIsNotThere() {
        BlobTeardown teardown = teardown(Fate.GOES, folder.resolve("none"));
        assertThat(teardown.plan()).isEmpty();
        teardown.run();
        teardown.tellWhatStays();

        assertThat(told.lines).isEmpty();
    }
}
