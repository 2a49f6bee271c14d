package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.narration.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TagPlaceholdersTest {

    private static final Instant TIME = Instant.parse("2024-12-31T23:59:59Z");

    @Test
    void targetsOfAPromotionAreFilled() {
        TagPlaceholders placeholders = new TagPlaceholders(Optional.of("1.0"), Optional.of(Revision.of("r1")), TIME);
        assertThat(placeholders.fill(List.of(":{version}", "acme/other:{timestamp}_{revision}", ":latest"), "targets"))
                .containsExactly(":1.0", "acme/other:20241231_2359_r1", ":latest");
    }

    @Test
    void whatCannotBeFilledIsToldAtOnce() {
        TagPlaceholders placeholders = new TagPlaceholders(Optional.empty(), Optional.empty(), TIME);
        assertThatThrownBy(() -> placeholders.fill(List.of(":{version}", ":{revision}", ":{Version}"), "targets"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("3 problems:")
                .hasMessageContaining("<targets> holds \":{version}\", and there is no version")
                .hasMessageContaining("<targets> holds \":{revision}\", and the revision is not known")
                .hasMessageContaining("with the unknown placeholder {Version}");
    }
}
