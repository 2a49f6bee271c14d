package io.github.multiarchmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** skopeo and oras. */
final class ForeignClients {

    private static final int NOT_TO_BE_HAD = 3;

    private final Path folder;

    private ForeignClients(Path folder) {
        this.folder = folder;
    }

    /** Fetches them; without them the test is left out, which CI does not accept. */
    static ForeignClients in(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("clients.log");
        int code = new ProcessBuilder("src/it/engine/clients", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log);
        Assumptions.assumeFalse(code == NOT_TO_BE_HAD && !"true".equals(System.getenv("CI")), said);
        assertThat(code).as(said).isZero();
        return new ForeignClients(folder);
    }

    byte[] skopeo(String... arguments) throws IOException, InterruptedException {
        return run(folder.resolve("skopeo"), List.of("skopeo", "--insecure-policy"), arguments);
    }

    byte[] oras(String... arguments) throws IOException, InterruptedException {
        return run(folder.resolve("oras"), List.of("oras"), arguments);
    }

    private byte[] run(Path root, List<String> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.set(0, root.resolve("usr/bin").resolve(program.get(0)).toString());
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("LD_LIBRARY_PATH", libraries(root));
        builder.environment().put("HOME", folder.toString());
        // for root skopeo would keep what it learns of registries on the machine
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("_CONTAINERS_ROOTLESS_UID", "1000");
        Process process = builder.start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as("%s: %s%s", command, Files.readString(errors), new String(output, StandardCharsets.UTF_8))
                .isZero();
        return output;
    }

    /** Those that came with it, which an older or newer machine may lack. */
    private static String libraries(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-linux-gnu"))
                    .filter(Files::isDirectory)
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        }
    }
}
