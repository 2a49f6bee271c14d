package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuilderNodeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tcp://user:secret@host:2376 | tcp://***@host:2376
            tcp://us@er:sec@ret@host:2376 | tcp://***@host:2376
            ssh://user:secret@host | ssh://***@host
            ssh://user@host | ssh://user@host
            unix:///var/run/docker.sock | unix:///var/run/docker.sock
            rack | rack
            '' | the cluster
            """)
    void noPasswordIsShownOfWhereItIs(String endpoint, String shown) {
        BuilderNode node = new BuilderNode(endpoint, List.of(Platform.of("linux/arm64")), Map.of());
        assertThat(node.place()).isEqualTo(shown);
        assertThat(node).hasToString(shown + " for linux/arm64");
    }
}
