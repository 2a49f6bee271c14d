package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.process.Argument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders {@code buildx build} in full, so that no default of buildx and no setting of the user decides the outcome. */
final class BuildCommands {

    private final BuildRequest request;
    private final List<Argument> arguments = new ArrayList<>();

    private BuildCommands(BuildRequest request) {
        this.request = request;
    }

    static List<Argument> build(BuildRequest request, BuildArguments buildArguments) {
        return new BuildCommands(request).render(buildArguments);
    }

    private List<Argument> render(BuildArguments buildArguments) {
        BuildRequest.Source source = request.source();
        BuildOptions options = request.options();
        add("build", "--builder", request.builder());
        add("--platform", platforms());
        add("--file", source.dockerfile().toString());
        source.target().ifPresent(target -> add("--target", target));
        arguments.addAll(buildArguments.options());
        options.timestamps()
                .created()
                .ifPresent(time -> add("--build-arg", Timestamps.EPOCH + "=" + time.getEpochSecond()));
        if (request.asksForListOfOne()) {
            add("--build-arg", "BUILDKIT_MULTI_PLATFORM=1");
        }
        Path here = Path.of("").toAbsolutePath();
        source.buildContexts()
                .forEach((name, location) -> add("--build-context", name + "=" + LayoutLocation.of(location, here)));
        source.labels().forEach((name, value) -> add("--label", name + "=" + value));
        source.secrets().forEach(secret -> add("--secret", rendered(secret)));
        access(options.access());
        caching(options.caching());
        options.annotations().forEach(this::annotation);
        add("--provenance=" + options.attestations().provenance());
        add("--sbom=" + options.attestations().sbom());
        options.extraArgs().forEach(this::add);
        request.outputs().forEach(output -> add("--output", Exports.of(output, request)));
        add("--metadata-file", request.places().metadata().toString());
        add("--progress", "rawjson");
        add(source.context().toString());
        return arguments;
    }

    private void access(BuildOptions.Access access) {
        access.ssh().forEach(agent -> add("--ssh", agent));
        access.addHosts().forEach(host -> add("--add-host", host));
        access.network().ifPresent(network -> {
            add("--network", network);
            if (network.equals("host")) {
                add("--allow", "network.host");
            }
        });
    }

    private static String rendered(Secret secret) {
        String id = Csv.field("id", secret.id());
        return secret instanceof Secret.InFile inFile
                ? id + ",type=file," + Csv.field("src", inFile.file().toString())
                : id + ",type=env," + Csv.field("env", ((Secret.InVariable) secret).variable());
    }

    private void caching(BuildOptions.Caching caching) {
        caching.from().forEach(cache -> add("--cache-from", cache));
        caching.to().forEach(cache -> add("--cache-to", cache));
        if (caching.refresh().contains(Refresh.BASE_IMAGES)) {
            add("--pull");
        }
        if (caching.refresh().contains(Refresh.STEPS)) {
            add("--no-cache");
        }
    }

    /**
     * Each place for itself: several in one annotation get lost without a word (buildx 0.13.1). BuildKit refuses annotations
     * of a list where it makes none, and of a platform that it does not build (exporter/containerimage/annotations.go).
     */
    private void annotation(Annotation annotation) {
        annotation.wanted().stream()
                .filter(place ->
                        place.document().ofOnePlatform() || request.assembly().hasList())
                .filter(place ->
                        place.platform().map(request.platforms()::contains).orElse(true))
                .forEach(place -> add("--annotation", place + ":" + annotation.name() + "=" + annotation.value()));
    }

    private String platforms() {
        return request.platforms().stream().map(Platform::toString).collect(Collectors.joining(","));
    }

    private void add(String... words) {
        Stream.of(words).map(Argument::shown).forEach(arguments::add);
    }
}
