package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {

    @ParameterizedTest
    @CsvSource({"90, 90", "90s, 90", "30m, 1800", "1h30m, 5400", "PT1H, 3600", "pt1h, 3600", "2H, 7200", "' 5m ', 300"})
    void isWrittenInHoursMinutesAndSeconds(String text, long seconds) {
        assertThat(TimeLimit.read(Optional.of(text))).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void nobodyHasToSetOne() {
        assertThat(TimeLimit.read(Optional.empty())).isEmpty();
    }
}
