package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCutterTest {

    private final List<String> lines = new ArrayList<>();
    private final LineCutter cutter = new LineCutter(lines::add);

    @Test
    void takesTheLineEndsOfEverySystem() {
        write("unix\nwindows\r\nprogress\rbar\n\nafter an empty one\n");

        assertThat(lines).containsExactly("unix", "windows", "progress", "bar", "", "after an empty one");
    }

    @Test
    void putsCharactersTogetherThatArriveInPieces() {
        for (byte b : "\u4e16\u754c\n".getBytes(StandardCharsets.UTF_8)) {
            cutter.write(b);
        }

        assertThat(lines).containsExactly("\u4e16\u754c");
    }

    @Test
    void replacesWhatIsNotUtf8() {
        cutter.write(new byte[] {'a', (byte) 0xff, 'b', '\n'}, 0, 4);

        assertThat(lines).containsExactly("a\ufffdb");
    }

    @Test
    void givesAnUnfinishedLineAtTheEndOnly() {
        write("half");
        assertThat(lines).isEmpty();

        cutter.finish();
        cutter.finish();
        assertThat(lines).containsExactly("half");
    }

    @Test
    void startsAnewAfterALineThatWasCut() {
        write("x".repeat(LineCutter.LONGEST + 5) + "\nnext\n");

        assertThat(lines).hasSize(2).last().isEqualTo("next");
        assertThat(lines.get(0)).hasSize(LineCutter.LONGEST + LineCutter.CUT.length());
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cutter.write(bytes, 0, bytes.length);
    }
}
