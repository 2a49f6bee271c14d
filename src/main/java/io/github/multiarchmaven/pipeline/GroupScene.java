package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildRequest;
import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.BuildCall.OwnNetwork;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.dockerfile.BaseImage;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.DockerfileReader;
import io.github.multiarchmaven.dockerfile.DockerfileReading;
import io.github.multiarchmaven.dockerfile.Execution;
import io.github.multiarchmaven.dockerfile.Triggers;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.result.Staging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One of the calls of buildx that a build takes: the platforms that are built from the same. */
record GroupScene(BuildScene whole, Sources.Group group, Optional<Placement> place) {

    DockerfileFacts readDockerfile() {
        return DockerfileReader.read(dockerfileText(), reading());
    }

    /** The same, and what base images add to it. */
    DockerfileFacts readDockerfile(Map<BaseImage.Pulled, Triggers> triggers) {
        return DockerfileReader.read(dockerfileText(), reading().knowing(triggers));
    }

    private DockerfileReading reading() {
        Source source = group.source();
        return new DockerfileReading(
                group.platforms(),
                whole.host(),
                source.target(),
                source.buildArgs(),
                source.buildContexts().keySet(),
                source.dockerfile().getFileName().toString());
    }

    String dockerfileText() {
        return DockerfileText.of(whole.spec(), group.source());
    }

    /** The build as the explanation of a failure has to know it. */
    BuildCall inWords(Set<Platform> natives, Optional<OwnNetwork> network) {
        Set<Platform> executed = place.map(Placement::processor).map(Set::of).orElse(natives);
        DockerfileFacts facts = readDockerfile();
        return new BuildCall(
                whole.spec().naming().firstName().toString(),
                group.platforms(),
                new BuildCall.Builder(whole.builderName(), executed, network),
                new BuildCall.Dockerfile(
                        group.source().dockerfile().toString(),
                        dockerfileText(),
                        facts.fixedPlatforms(),
                        executed(facts)),
                whole.spec().binfmt().image().toString());
    }

    private static Map<Integer, Set<Platform>> executed(DockerfileFacts facts) {
        return facts.executions().values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Execution::line, Collectors.mapping(Execution::on, Collectors.toSet())));
    }

    /** @param staging where files go */
    BuildRequest request(Staging staging) {
        Source source = group.source();
        return new BuildRequest(
                whole.builderName(),
                group.platforms(),
                new BuildRequest.Source(
                        source.context(),
                        source.dockerfile(),
                        source.target(),
                        source.buildArgs(),
                        source.buildContexts(),
                        source.labels(),
                        source.secrets()),
                whole.spec().manner().options(),
                whole.spec().manner().outputs(),
                new BuildRequest.Places(staging.layout(), staging.files(), staging.archive(), staging.metadata()));
    }
}
