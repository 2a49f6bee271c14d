package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputLimitsTest {

    private static final Output REGISTRY = new Output.Registry(List.of(ImageReference.of("acme/app:1")));

    private static BuildPlan plan(Timestamps.Files files, Output... outputs) {
        BuildOptions none = BuildOptions.NONE;
        return new Decision()
                .existing("mine", new BuilderLook.Running("docker-container"))
                .options(new BuildOptions(
                        none.access(),
                        none.caching(),
                        none.attestations(),
                        List.of(),
                        new Timestamps(Optional.of(Instant.EPOCH), files),
                        List.of()))
                .output(outputs)
                .plan();
    }

    @Test
    void whereNobodyLooksAtProgramsThatIsSaid() {
        assertThat(plan(Timestamps.Files.AS_THEY_ARE, REGISTRY).warnings())
                .singleElement()
                .asString()
                .contains("nobody looks whether the programs");
        assertThat(plan(Timestamps.Files.AS_THEY_ARE, REGISTRY, new Output.Oci())
                        .warnings())
                .isEmpty();
        assertThat(plan(Timestamps.Files.AS_THEY_ARE, new Output.Local()).warnings())
                .isEmpty();
    }

    @Test
    void thatFilesKeepTheirTimesIsSaid() {
        String note = "the image has the output timestamp, and files in it keep their own times";
        assertThat(plan(Timestamps.Files.AS_THEY_ARE, REGISTRY).notes()).contains(note);
        assertThat(plan(Timestamps.Files.CAPPED, new Output.Oci()).notes()).doesNotContain(note);
        assertThat(plan(Timestamps.Files.AS_THEY_ARE, new Output.Local()).notes())
                .doesNotContain(note);
    }
}
