package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How buildx is installed on the system that we run on. */
final class InstallAdvice {

    private InstallAdvice() {}

    static String forSystem(Surroundings surroundings) {
        String os = surroundings.osName().toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return "install Docker Desktop, which brings it";
        }
        if (os.startsWith("mac")) {
            return "install Docker Desktop, which brings it, or: brew install docker-buildx (and follow its caveats)";
        }
        if (Files.exists(Path.of("/etc/debian_version"))) {
            return "install it: apt-get install docker-buildx-plugin (Docker's packages) or docker-buildx (the"
                    + " distribution's)";
        }
        if (Files.exists(Path.of("/etc/redhat-release"))) {
            return "install it: dnf install docker-buildx-plugin";
        }
        if (Files.exists(Path.of("/etc/alpine-release"))) {
            return "install it: apk add docker-cli docker-cli-buildx";
        }
        if (Files.exists(Path.of("/etc/arch-release"))) {
            return "install it: pacman -S docker-buildx";
        }
        return "install the package docker-buildx-plugin or docker-buildx";
    }
}
