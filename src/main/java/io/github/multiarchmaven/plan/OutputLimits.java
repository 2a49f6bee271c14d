package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Timestamps;
import java.util.List;

/** Says what is done for the output {@code oci} and cannot be done for the outputs that were chosen. */
final class OutputLimits {

    private final BuildSpec.Manner manner;
    private final BinaryCheck checkBinaries;

    OutputLimits(BuildSpec spec) {
        this.manner = spec.manner();
        this.checkBinaries = spec.checkBinaries();
    }

    List<String> notes() {
        Timestamps timestamps = manner.options().timestamps();
        return timestamps.created().isPresent() && timestamps.files() == Timestamps.Files.AS_THEY_ARE && isImage()
                ? List.of("the image has the output timestamp, and files in it keep their own times")
                : List.of();
    }

    List<String> warnings() {
        return isImage() && !has(Output.Oci.class) && checkBinaries != BinaryCheck.OFF
                ? List.of("nobody looks whether the programs in the image are for its platform: that takes"
                        + " <output>oci</output>, alone or beside others")
                : List.of();
    }

    private boolean isImage() {
        return has(Output.Oci.class) || has(Output.Registry.class) || has(Output.Docker.class);
    }

    private boolean has(Class<? extends Output> kind) {
        return manner.outputs().stream().anyMatch(kind::isInstance);
    }
}
