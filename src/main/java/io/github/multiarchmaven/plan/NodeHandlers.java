package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;

/**
 * How the machine of a node gets the handler for a platform. It is not done from here: handlers are the kernel's, and whoever
 * lends us a BuildKit has not lent us that.
 *
 * @param driver of the builder
 * @param place the node
 * @param image that registers handlers
 */
public record NodeHandlers(String driver, Placement place, ImageReference image) {

    private static final String SETUP =
            "mvn io.github.multiarch-maven:multiarch-maven-plugin:setup -Dmultiarch.platforms=";

    /** For a builder that runs. */
    static NodeHandlers of(BuilderLook builder, Placement place, ImageReference image) {
        return new NodeHandlers(builder instanceof BuilderLook.Running running ? running.driver() : "", place, image);
    }

    /** What is the case on that node, and why it stays so. */
    public String why() {
        return "the node " + place.node() + " at " + place.endpoint() + " has the processor " + place.processor()
                + " and no QEMU for them, and this plugin registers handlers on its own engine only";
    }

    /** The command that registers the handler, and the other way out. */
    public String next(Platform platform) {
        return command(platform) + "; or add a <node> whose processor is " + platform;
    }

    private String command(Platform platform) {
        if (!driver.equals("docker-container")) {
            return "run on the machine of that BuildKit: docker run --privileged --rm " + image + " --install "
                    + platform.architecture();
        }
        String variable = place.endpoint().contains("://") ? "DOCKER_HOST" : "DOCKER_CONTEXT";
        return "run " + variable + "=" + place.endpoint() + " " + SETUP + platform;
    }
}
