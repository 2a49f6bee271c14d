package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawStreamMaskTest {

    private final RawStreamMask mask = new RawStreamMask(SecretMask.of(List.of("hunter22")));

    @Test
    void hidesAValueInTheNameOfAStep() {
        assertThat(mask.apply("{\"name\":\"[2/2] RUN login hunter22\"}"))
                .isEqualTo("{\"name\":\"[2/2] RUN login ***\"}");
    }

    @Test
    void hidesAValueInEncodedOutput() {
        assertThat(mask.apply("{\"data\":\"" + encoded("token hunter22\n") + "\"}"))
                .isEqualTo("{\"data\":\"" + encoded("token ***\n") + "\"}");
    }

    @Test
    void leavesOtherOutputAsItIs() {
        String line = "  \"data\": \"" + encoded("nothing \u00e4\u0000 to hide") + "\",";

        assertThat(mask.apply(line)).isEqualTo(line);
    }

    @Test
    void leavesWhatIsNoBase64AsItIs() {
        assertThat(mask.apply("{\"data\":\"a\"} {\"data\":\"abcde\"}"))
                .isEqualTo("{\"data\":\"a\"} {\"data\":\"abcde\"}");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
