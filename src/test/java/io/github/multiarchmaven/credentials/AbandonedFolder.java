package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that makes the folder and ends without closing it, as a Maven does that is told to stop. */
final class AbandonedFolder {

    private AbandonedFolder() {}

    public static void main(String[] arguments) {
        DockerHome home = new DockerHome(Path.of(arguments[0]));
        PrivateDockerConfig made = PrivateDockerConfig.make(
                        List.of(ServerLogin.of("ghcr.io", "u", "p")),
                        Optional.empty(),
                        Map.of(),
                        home.surroundings(),
                        new Silent())
                .orElseThrow();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Files.isDirectory(Path.of(made.toString())) + " " + made);
        System.exit(7);
    }

    private static final class Silent implements BuildLog {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {}
    }
}
