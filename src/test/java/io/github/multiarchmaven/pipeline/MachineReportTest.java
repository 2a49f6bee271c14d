package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.binfmt.HandlerStanding;
import io.github.multiarchmaven.binfmt.OurHandler;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.engine.EngineTrait;
import io.github.multiarchmaven.engine.EngineVersion;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineReportTest {

    private static final EngineEndpoint ENDPOINT =
            EngineEndpoint.of("tcp://me:pl3ase-hide-me@host:2375", "DOCKER_HOST");
    private static final EngineInfo ENGINE = new EngineInfo(
            new EngineVersion("Engine", "28.5.2", "1.51"),
            Platform.of("linux/amd64"),
            ImageStore.CONTAINERD,
            Set.of(EngineTrait.ROOTLESS),
            "Debian");
    private static final BuilderState BUILDER = new BuilderState(
            "multiarch-0123456789",
            "docker-container",
            List.of(new BuilderState.Node(
                    "n",
                    "tcp://host",
                    "running",
                    Optional.of("v0.13.2"),
                    List.of(Platform.of("linux/arm64")),
                    Map.of())),
            List.of("a node says no"));
    private static final List<HandlerStanding> HANDLERS = List.of(
            standing("qemu-aarch64", HandlerStanding.State.OURS, ""),
            standing("qemu-arm", HandlerStanding.State.LOST, "somebody has replaced it"),
            standing("qemu-s390x", HandlerStanding.State.UNSEEN, "the table cannot be read"));
    private static final Problem PROBLEM = Problem.of(ProblemCode.ENGINE_ROOTLESS, "what", "why", "next");

    private static HandlerStanding standing(String name, HandlerStanding.State state, String why) {
        ImageReference image = ImageReference.of("moby/buildkit:buildx-stable-1");
        return new HandlerStanding(new OurHandler(name, "/usr/bin/" + name, "b00t", image), state, why);
    }

    private static MachineReport full() {
        Map<Platform, SupportWords> platforms = new LinkedHashMap<>();
        Map.of(
                        "linux/s390x", new PlatformSupport.Missing("exec format error"),
                        "linux/amd64", new PlatformSupport.Native(),
                        "linux/386",
                                new PlatformSupport.Emulated(
                                        Optional.of(new PlatformSupport.Handler("qemu-i386", "/usr/bin/qemu", "POCF"))),
                        "linux/arm/v7", new PlatformSupport.Bundled(),
                        "linux/arm64", new PlatformSupport.RunsInBuilder(),
                        "linux/mips64le", new PlatformSupport.OutdatedInBuilder(new PlatformSupport.Bundled(), "no"),
                        "linux/arm/v6",
                                new PlatformSupport.Broken(
                                        "qemu-arm", List.of("qemu-arm"), "no flag F", "no such file"),
                        "linux/riscv64", new PlatformSupport.Broken("theirs", List.of(), "it shadows ours", "255"),
                        "linux/ppc64le", new PlatformSupport.SwitchedOff(new PlatformSupport.Missing(""), "no"),
                        "windows/amd64", new PlatformSupport.Unknown("there is no program to try it with"))
                .forEach((name, support) ->
                        platforms.put(Platform.of(name), SupportWords.of(Platform.of(name), support)));
        return new MachineReport(
                Optional.of(ENDPOINT),
                Optional.of(ENGINE),
                Optional.empty(),
                Optional.of("multiarch-other"),
                List.of(BUILDER),
                HANDLERS,
                new BuilderFindings(
                        Map.of(BUILDER.name(), "moby/buildkit:v1, sha256:0123"),
                        Map.of(BUILDER.name(), List.of("plain HTTP with a:5000")),
                        Map.of(BUILDER.name(), List.of(new Difference("driver option image", "a:1", "b:1"))),
                        Map.of("silent", "nobody listens there"),
                        List.of(new Difference("driver", "docker-container", "remote")),
                        Optional.of(Path.of("buildkitd.default.toml")),
                        List.of("buildx_buildkit_multiarch-00000000000_state")),
                platforms,
                List.of(PROBLEM));
    }

    @Test
    void peopleReadEverythingAndNoPassword() {
        assertThat(String.join("\n", MachineReportText.of(full())))
                .contains("Engine   Engine 28.5.2 (API 1.51) on linux/amd64, containerd image store, rootless, Debian,"
                        + " at tcp://***@host:2375 (DOCKER_HOST)")
                .contains("Builder  multiarch-0123456789 running, BuildKit v0.13.2, at tcp://host, made for other"
                        + " settings; a node says no")
                .contains("Handler  qemu-aarch64 (interpreter /usr/bin/qemu-aarch64), registered by this plugin\n")
                .contains("Handler  qemu-arm (interpreter /usr/bin/qemu-arm), not this plugin's any more: somebody has")
                .contains("qemu-s390x), recorded as registered by this plugin; the table cannot be read")
                .containsPattern("linux/amd64 +native(\\n|$)")
                .containsPattern("linux/386 +kernel handler\\n +qemu-i386, /usr/bin/qemu, flags POCF")
                .containsPattern("linux/arm/v7 +bundled\\n +by an emulator")
                .containsPattern("linux/arm64 +in builder\\n")
                .containsPattern(
                        "linux/mips64le +outdated in builder +mvn .*:setup -Dmultiarch.platforms=linux/mips64le")
                .containsPattern("linux/s390x +missing +mvn .*:setup -Dmultiarch.platforms=linux/s390x\\n +exec format")
                .containsPattern("linux/arm/v6 +broken +mvn .*:setup -Dmultiarch.platforms=linux/arm/v6\\n +no flag F")
                .containsPattern("linux/riscv64 +broken +if nobody needs it, .*binfmt_misc/theirs\\n +it shadows ours")
                .containsPattern("linux/ppc64le +switched off +mvn .*:setup")
                .containsPattern("windows/amd64 +unknown +a builder with a node of that platform")
                .doesNotContain("pl3ase-hide-me");
    }

    @Test
    void whatDiffersAndWhatLiesAboutIsSaidToBoth() {
        assertThat(MachineReportText.of(full()))
                .containsSequence(
                        "         runs moby/buildkit:v1, sha256:0123",
                        "         has plain HTTP with a:5000",
                        "         driver option image: wanted a:1, found b:1")
                .contains(
                        "Builder  somebody else's is in the way of ours: driver: wanted docker-container, found remote",
                        "Builder  buildx gives new ones the configuration in buildkitd.default.toml;"
                                + " <buildkitdConfig> of <builder> replaces it",
                        "Volume   buildx_buildkit_multiarch-00000000000_state: the cache of a builder that is gone;"
                                + " teardown removes it");
        assertThat(MachineReportJson.of(full(), List.of()))
                .contains("\"image\" : \"moby/buildkit:v1, sha256:0123\"")
                .containsPattern("\"what\" : \"driver option image\",\\s+\"wanted\" : \"a:1\",\\s+\"found\" : \"b:1\"")
                .containsPattern("\"builderObstacles\" : \\[ \\{\\s+\"what\" : \"driver\"")
                .contains("\"strayBuildkitdConfig\" : \"buildkitd.default.toml\"")
                .contains("\"orphanedCaches\" : [ \"buildx_buildkit_multiarch-00000000000_state\" ]");
    }

    @Test
    void everyKindOfSupportHasItsWords() {
        assertThat(full().platforms().values().stream().map(SupportWords::state).distinct())
                .hasSize(PlatformSupport.class.getPermittedSubclasses().length);
    }

    @Test
    void whatIsNotThereIsSaid() {
        MachineReport nothing = new MachineReport(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                BuilderFindings.NONE,
                Map.of(),
                List.of());
        assertThat(MachineReportText.of(nothing))
                .contains("Engine   none that answers", "buildx   none, or of no known version")
                .anyMatch(line -> line.startsWith("Builder  none of this plugin's"))
                .anyMatch(line -> line.startsWith("Handler  none on record"));
        assertThat(MachineReportJson.of(nothing, List.of()))
                .contains("\"schema\"")
                .doesNotContain("\"engine\"");
    }

    @Test
    void whatNobodyCouldLookAtIsNotSaidToBeAbsent() {
        MachineReport unseen = new MachineReport(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                BuilderFindings.NONE,
                Map.of(Platform.of("linux/arm64"), SupportWords.UNSEEN),
                List.of(PROBLEM));
        assertThat(MachineReportText.of(unseen))
                .noneMatch(line -> line.contains("none of this plugin's") || line.contains("none on record"))
                .contains("Builder  not to be found out, for the problem below")
                .contains("Handler  not to be found out, for the problem below")
                .anyMatch(line -> line.matches("linux/arm64 +unknown +see the problem below"));
        assertThat(MachineReportJson.of(unseen, List.of(PROBLEM)))
                .doesNotContain("\"builders\"")
                .doesNotContain("\"handlers\"")
                .doesNotContain("\"orphanedCaches\"")
                .doesNotContain("\"builderObstacles\"");
        assertThat(MachineReportJson.of(full(), List.of(PROBLEM)))
                .contains("\"builders\"")
                .contains("\"handlers\"");
    }

    @Test
    void programsReadTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/doctor.json");

        MachineReportJson.write(full(), List.of(PROBLEM), file);

        assertThat(Files.readString(file))
                .contains("\"version\" : \"28.5.2\"")
                .contains("\"endpoint\" : \"tcp://***@host:2375\"")
                .contains("\"listedPlatforms\" : [ \"linux/arm64\" ]")
                .contains("\"given\" : [ \"plain HTTP with a:5000\" ]")
                .containsPattern("\"platform\" : \"linux/s390x\",\\s+\"state\" : \"missing\",\\s+\"runs\" : false")
                .containsPattern("\"platform\" : \"linux/386\",\\s+\"state\" : \"kernel handler\",\\s+\"runs\" : true")
                .containsPattern("\"name\" : \"qemu-aarch64\",\\s+\"interpreter\" : \"/usr/bin/qemu-aarch64\",\\s+"
                        + "\"bootId\" : \"b00t\",\\s+\"state\" : \"ours\",\\s+\"detail\" : \"\"")
                .contains("\"code\" : \"engine-rootless\"")
                .doesNotContain("pl3ase-hide-me");
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblem(@TempDir Path folder) {
        assertThatThrownBy(() -> MachineReportJson.write(full(), List.of(), folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("multiarch.doctor.json");
    }

    private static MachineReport ofNodes(BuilderFindings findings) {
        BuilderState.Node up = new BuilderState.Node(
                "multiarch-nodes-0123456789-1",
                "unix:///a.sock",
                "running",
                Optional.of("v0.26"),
                List.of(),
                List.of(Platform.of("linux/amd64")),
                Map.of(),
                Optional.empty());
        BuilderState.Node down = new BuilderState.Node(
                "silent",
                "ssh://me:pl3ase-hide-me@arm",
                "inactive",
                Optional.empty(),
                List.of(Platform.of("linux/arm64")),
                List.of(),
                Map.of(),
                Optional.empty());
        BuilderState nodes = new BuilderState("multiarch-nodes-0123456789", "remote", List.of(up, down), List.of());
        return new MachineReport(
                Optional.of(ENDPOINT),
                Optional.of(ENGINE),
                Optional.empty(),
                Optional.of(nodes.name()),
                List.of(nodes),
                List.of(),
                findings,
                Map.of(),
                List.of());
    }

    @Test
    void eachNodeIsShownToBoth() {
        MachineReport report = ofNodes(full().findings());
        assertThat(MachineReportText.of(report))
                .contains(
                        "Builder  multiarch-nodes-0123456789 not running, remote, 2 nodes",
                        "         multiarch-nodes-0123456789-1 running, BuildKit v0.26, at unix:///a.sock, lists linux/amd64",
                        "         silent inactive, at ssh://***@arm, made for linux/arm64: nobody listens there");
        assertThat(MachineReportJson.of(report, List.of()))
                .contains("\"driver\" : \"remote\"")
                // of the first, as ever
                .containsPattern("\"status\" : \"running\",\\s+\"endpoint\" : \"unix:///a.sock\",\\s+\"buildkit\"")
                .containsPattern("\"name\" : \"silent\",\\s+\"status\" : \"inactive\",\\s+"
                        + "\"endpoint\" : \"ssh://\\*\\*\\*@arm\",\\s+\"listedPlatforms\" : \\[ ],\\s+"
                        + "\"configuredPlatforms\" : \\[ \"linux/arm64\" ],\\s+\"detail\" : \"nobody listens there\"")
                .doesNotContain("pl3ase-hide-me");
    }
}
