package io.github.multiarchmaven.timeline;

import static io.github.multiarchmaven.timeline.Calls.at;
import static io.github.multiarchmaven.timeline.Calls.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineJsonTest {

    @Test
    void holdsEverythingInMillisecondsSinceTheBeginning() throws IOException {
        TimedCall call = new TimedCall(
                Calls.call("FROM x\nRUN make\n", "linux/amd64", "linux/arm64"),
                at(1),
                at(30),
                List.of(
                        step("[internal] load build context", 1, 1.5),
                        step("[linux/amd64 2/2] RUN make", 2, 4),
                        step("[linux/arm64 2/2] RUN make", 2, 26)));

        JsonNode json = new JsonMapper().readTree(TimelineJson.write(Timeline.of(at(0), at(31), List.of(call))));

        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("began").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(json.path("milliseconds").asLong()).isEqualTo(31_000);
        assertThat(json.path("lanes").path(1))
                .hasToString(
                        "{\"platform\":\"linux/arm64\",\"manner\":\"emulated\",\"milliseconds\":24000,\"steps\":["
                                + "{\"place\":\"2/2\",\"instruction\":\"RUN make\",\"source\":\"Dockerfile:2\",\"kind\":\"emulated\","
                                + "\"milliseconds\":24000,\"worked\":[{\"from\":2000,\"until\":26000}],"
                                + "\"withoutEmulation\":{\"platform\":\"linux/amd64\",\"milliseconds\":2000,\"ratio\":12.0}}]}");
        assertThat(json.path("lanes").path(2))
                .hasToString(
                        "{\"milliseconds\":500,\"steps\":[{\"instruction\":\"load build context\",\"kind\":\"transfer\","
                                + "\"milliseconds\":500,\"worked\":[{\"from\":1000,\"until\":1500}]}]}");
        assertThat(json.path("gaps").path(0)).hasToString("{\"reason\":\"preparing\",\"from\":0,\"until\":1000}");
        assertThat(json.path("advice")).hasSize(1);
    }
}
