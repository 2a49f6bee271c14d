package io.github.multiarchmaven.pipeline;

import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeCandidatesTest {

    private static final SmokeRun RUN = new SmokeRun(
            new SmokeRun.Startable(),
            Map.of(),
            SmokeRun.Network.NONE,
            Duration.ofMinutes(1),
            new SmokeRun.Ends(0, List.of()));

    private final Results results;

    SmokeCandidatesTest(@TempDir Path folder) {
        this.results = new Results(folder);
    }

    private KeptResult keep(TestLayouts layouts) {
        try (Staging staging = results.stage("app")) {
            OciLayout layout = layouts.writeTo(staging.layout());
            return results.keep(
                    staging,
                    new ImageDescription(
                            "app",
                            ImageReference.of("acme/app"),
                            List.of("1"),
                            layout.inventory(),
                            ImageDescription.Scope.COMPLETE));
        }
    }

    /** What the image of arm64 starts is no list. */
    private static void start(ObjectNode configuration) {
        ObjectNode config = configuration.putObject("config");
        if (configuration.path("architecture").asText().equals("arm64")) {
            config.put("Entrypoint", 5);
        } else {
            config.putArray("Entrypoint").add("/app");
        }
    }

    @Test
    void anImageThatCannotBeReadIsOneOfSeveral() {
        KeptResult result =
                keep(TestLayouts.ofLayers("linux/arm64", TestLayer.empty().program("app", program("arm64")))
                        .and("linux/s390x", TestLayer.empty().program("app", program("s390x")))
                        .editConfigurations(SmokeCandidatesTest::start));

        try (Staging staging = results.stage("verify")) {
            assertThat(new SmokeCandidates(RUN, results, result, staging).all())
                    .hasExactlyElementsOfTypes(SmokeCandidate.Wrong.class, SmokeCandidate.Runs.class);
        }
    }
}
