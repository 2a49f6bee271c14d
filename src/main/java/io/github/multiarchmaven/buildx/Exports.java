package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Timestamps;
import java.nio.file.Path;

/**
 * Renders outputs as values of buildx's {@code --output}, always in full: a default of buildx would decide whether
 * anything comes out at all (buildx, build/opt.go, "toSolveOpt"). All images have the media types of OCI, so that one
 * image has one digest wherever it goes.
 */
final class Exports {

    private Exports() {}

    static String of(Output output, BuildRequest request) {
        BuildRequest.Places places = request.places();
        if (output instanceof Output.Oci) {
            return "type=oci," + Csv.field("dest", places.layout().toString()) + ",tar=false" + times(request);
        }
        if (output instanceof Output.Registry registry) {
            String repository = registry.names().get(0).familiarName();
            return "type=image," + Csv.field("name", repository) + ",push-by-digest=true,name-canonical=true"
                    + ",push=true,oci-mediatypes=true";
        }
        if (output instanceof Output.Docker docker) {
            return "type=docker,"
                    + Csv.field(
                            "name",
                            String.join(
                                    ",",
                                    docker.names().stream()
                                            .map(ImageReference::toString)
                                            .toList()))
                    + ",oci-mediatypes=true";
        }
        if (output instanceof Output.Local) {
            return "type=local," + Csv.field("dest", filesFolder(request).toString());
        }
        return output instanceof Output.Tar
                ? "type=tar," + Csv.field("dest", places.archive().toString())
                : "type=cacheonly";
    }

    private static String times(BuildRequest request) {
        return request.options().timestamps().files() == Timestamps.Files.CAPPED ? ",rewrite-timestamp=true" : "";
    }

    /** BuildKit gives a platform a folder where it makes a list, and only there (exporter/local/export.go). */
    private static Path filesFolder(BuildRequest request) {
        Path files = request.places().files();
        return request.platforms().size() > 1 || request.asksForListOfOne()
                ? files
                : files.resolve(request.platforms().get(0).folderName());
    }
}
