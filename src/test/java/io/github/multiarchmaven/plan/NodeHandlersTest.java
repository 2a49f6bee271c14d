package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeHandlersTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");

    @ParameterizedTest
    @CsvSource({
        "docker-container, unix:///a.sock, run DOCKER_HOST=unix:///a.sock mvn io.github.multiarch-maven:multiarch-maven-plugin:setup"
                + " -Dmultiarch.platforms=linux/arm64;",
        "docker-container, tcp://a:2375, run DOCKER_HOST=tcp://a:2375 mvn ",
        "docker-container, ssh://arm, run DOCKER_HOST=ssh://arm mvn ",
        "docker-container, rack, run DOCKER_CONTEXT=rack mvn ",
        "remote, tcp://a:1, run on the machine of that BuildKit: docker run --privileged --rm binfmt:1 --install arm64;"
    })
    void theCommandIsForTheMachineOfTheNode(String driver, String endpoint, String command) {
        Placement place = new Placement("b-2", endpoint, Platform.of("linux/amd64"), Placement.Reason.FOUND);
        NodeHandlers node = new NodeHandlers(driver, place, ImageReference.of("binfmt:1"));
        assertThat(node.next(ARM64)).startsWith(command).endsWith("add a <node> whose processor is linux/arm64");
        assertThat(node.why()).startsWith("the node b-2 at " + endpoint + " has the processor linux/amd64 and no QEMU");
    }
}
