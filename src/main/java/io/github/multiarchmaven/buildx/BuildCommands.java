package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.process.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders {@code buildx build} in full, so that no default of buildx and no setting of the user decides the outcome. */
final class BuildCommands {

    private BuildCommands() {}

    static List<Argument> build(BuildRequest request, BuildArguments buildArguments) {
        BuildRequest.Source source = request.source();
        List<Argument> arguments = new ArrayList<>();
        add(arguments, "build", "--builder", request.builder());
        add(arguments, "--platform", platforms(request));
        add(arguments, "--file", source.dockerfile().toString());
        source.target().ifPresent(target -> add(arguments, "--target", target));
        arguments.addAll(buildArguments.options());
        source.buildContexts().forEach((name, location) -> add(arguments, "--build-context", name + "=" + location));
        source.labels().forEach((name, value) -> add(arguments, "--label", name + "=" + value));
        add(arguments, "--provenance=false", "--sbom=false");
        add(arguments, "--output", output(request));
        add(arguments, "--metadata-file", request.metadata().toString());
        add(arguments, "--progress", "rawjson");
        add(arguments, source.context().toString());
        return arguments;
    }

    private static String output(BuildRequest request) {
        return "type=oci," + Csv.field("dest", request.layout().toString()) + ",tar=false";
    }

    private static String platforms(BuildRequest request) {
        return request.platforms().stream().map(Platform::toString).collect(Collectors.joining(","));
    }

    private static void add(List<Argument> arguments, String... words) {
        Stream.of(words).map(Argument::shown).forEach(arguments::add);
    }
}
