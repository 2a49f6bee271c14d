package io.github.multiarchmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.content.LayerEntry.Change;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers as the compressing programs themselves write them: our decoder could agree with its own encoder alone. */
class RecordedLayersTest {

    private static Path recorded(String name) {
        return Path.of("src", "test", "resources", "recorded", "layer", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-frame.zst", "two-frames.zst", "two-members.gz"})
    void readsWhatTheProgramsWrite(String name) throws Exception {
        assertThat(LayerReader.read(recorded(name)).entries())
                .contains(
                        new LayerEntry("bin", new Change.Link("usr/bin")),
                        new LayerEntry("usr/bin/app", new Change.HardLink("usr/bin/again")))
                .filteredOn(entry -> entry.change() instanceof Change.File)
                .singleElement()
                .satisfies(entry -> {
                    Change.File file = (Change.File) entry.change();
                    assertThat(((Elf) file.kind()).code().architecture()).contains("amd64");
                    assertThat(file.executable()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"long-window.zst", "skippable-frame.zst"})
    void refusesWhatTheDecoderDoesNotKnow(String name) {
        assertThatThrownBy(() -> LayerReader.read(recorded(name))).isInstanceOf(UnreadableLayerException.class);
    }
}
