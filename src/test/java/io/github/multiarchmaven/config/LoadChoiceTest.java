package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadChoiceTest {

    @Test
    void isTheHostUnlessSomethingElseIsSaid() {
        assertThat(LoadChoice.of(List.of())).isEqualTo(new LoadChoice.OfTheHost());
        assertThat(LoadChoice.of(List.of("host"))).isEqualTo(new LoadChoice.OfTheHost());
        assertThat(LoadChoice.of(List.of("all"))).isEqualTo(new LoadChoice.Every());
        assertThat(LoadChoice.of(List.of("linux/aarch64", "linux/arm")))
                .isEqualTo(new LoadChoice.Of(List.of(Platform.of("linux/arm64"), Platform.of("linux/arm/v7"))));
    }

    @Test
    void refusesWhatIsNoPlatformOrThereTwice() {
        ProblemException e = catchThrowableOfType(
                ProblemException.class, () -> LoadChoice.of(List.of("all of them", "linux/arm64", "linux/aarch64")));

        assertThat(e.problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.PLATFORM_MALFORMED, ProblemCode.PLATFORM_TWICE);
    }
}
