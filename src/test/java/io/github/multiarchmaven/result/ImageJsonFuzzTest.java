package io.github.multiarchmaven.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any file in the place of image.json: what is read of it is the same when it is written and read again. */
class ImageJsonFuzzTest {

    static Stream<byte[]> files() {
        return Stream.of(ImageJsonTest.written().getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("files")
    @FuzzTest
    void isReadOrRefused(byte[] input) {
        ImageDescription description;
        try {
            description = ImageJson.read(input);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(ImageJson.read(ImageJson.write(description))).isEqualTo(description);
    }
}
