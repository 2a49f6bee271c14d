package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.result.KeptResult;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/** The properties of a project that tell later goals and plugins what was built and pushed. */
record ResultProperties(MavenProject project) {

    void tell(KeptResult result) {
        set(result, "image", result.description().names().get(0).toString());
        set(result, "digest", result.description().inventory().index().value());
        set(result, "layout", result.layout().toString());
        set(
                result,
                "published",
                result.description().published().stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    private void set(KeptResult result, String name, String value) {
        project.getProperties()
                .setProperty("multiarch.result." + result.description().id() + "." + name, value);
    }
}
