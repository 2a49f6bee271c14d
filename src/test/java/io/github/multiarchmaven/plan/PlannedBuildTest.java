package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Placement.Reason;
import io.github.multiarchmaven.model.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedBuildTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM64 = Platform.of("linux/arm64");

    private final Map<Platform, Placement> placements = new LinkedHashMap<>();

    private void put(String platform, String node, Platform processor, Reason reason) {
        placements.put(Platform.of(platform), new Placement(node, "unix:///" + node, processor, reason));
    }

    private Decision decision(int nodes) {
        return new Decision()
                .existing("mine", new BuilderLook.Running("docker-container", nodes))
                .building("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/s390x")
                .placed(placements);
    }

    private List<String> builds(int nodes) {
        return decision(nodes).plan().builds().stream()
                .map(build -> Platform.list(build.group().platforms())
                        + build.place().map(place -> " on " + place.node()).orElse(""))
                .toList();
    }

    @Test
    void eachNodeIsCalledForItsOwnPlatforms() {
        put("linux/amd64", "a", AMD64, Reason.FOUND);
        put("linux/arm64", "b", ARM64, Reason.CONFIGURED);
        put("linux/arm/v7", "b", ARM64, Reason.CONFIGURED);
        put("linux/s390x", "a", AMD64, Reason.FOUND);
        assertThat(builds(2)).containsExactly("linux/amd64, linux/s390x on a", "linux/arm64, linux/arm/v7 on b");
    }

    @Test
    void platformsWithDifferentReasonsAreApart() {
        put("linux/amd64", "a", AMD64, Reason.CONFIGURED);
        put("linux/arm64", "a", AMD64, Reason.FOUND);
        put("linux/arm/v7", "a", AMD64, Reason.CONFIGURED);
        put("linux/s390x", "a", AMD64, Reason.FOUND);
        assertThat(builds(2)).containsExactly("linux/amd64, linux/arm/v7 on a", "linux/arm64, linux/s390x on a");
    }

    @Test
    void oneNodeIsCalledOnce() {
        for (String platform : List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/s390x")) {
            put(platform, "a", AMD64, Reason.ONLY);
        }
        assertThat(builds(1)).containsExactly("linux/amd64, linux/arm64, linux/arm/v7, linux/s390x on a");
    }

    @Test
    void whatIsEmulatedAndWhereIsSaid() {
        put("linux/amd64", "a", AMD64, Reason.FOUND);
        put("linux/arm64", "b", ARM64, Reason.CONFIGURED);
        put("linux/arm/v7", "a", AMD64, Reason.FOUND);
        put("linux/s390x", "a", AMD64, Reason.FOUND);
        assertThat(decision(2)
                        .executing("linux/s390x")
                        .where("linux/s390x", new PlatformSupport.RunsInBuilder())
                        .plan()
                        .notes())
                .contains(
                        "linux/amd64 is built on the node a, whose processor is linux/amd64",
                        "linux/arm64 is built on the node b, whose processor is linux/arm64",
                        "linux/arm/v7 is built on the node a, whose processor is linux/amd64; nothing of it is executed",
                        "linux/s390x is emulated on the node a, whose processor is linux/amd64: buildx knows no node that"
                                + " executes it by itself");
    }
}
