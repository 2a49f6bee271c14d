package io.github.multiarchmaven.mavens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the plugin's jar once more, as somebody else would, and compares the bytes. */
class ReproducibleJar {

    private static final List<String> SOURCES = List.of("pom.xml", "LICENSE", ".mvn", "src/main");

    @Test
    void isTheSameWhoeverBuildsIt(@TempDir Path folder) throws IOException, InterruptedException {
        Path yours = jarOf(
                copy(folder.resolve("on another disk").resolve("yours")),
                "077",
                Map.of("TZ", "America/Los_Angeles", "LC_ALL", "C.UTF-8", "USER", "you"),
                "tr");

        assertThat(new JarComparison(jarIn(Path.of("target")), yours).differences())
                .isEmpty();
    }

    private static Path jarOf(Path project, String mask, Map<String, String> environment, String language)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + mask + " && exec \"$@\"", "sh"));
        command.add(property("mavenHome") + "/bin/mvn");
        command.addAll(List.of("-B", "-o", "-q", "package", "-Dmaven.repo.local=" + property("localRepository")));
        command.addAll(List.of(
                "-Dmaven.test.skip", "-DskipITs", "-Dspotless.check.skip", "-Dmdep.analyze.skip", "-Denforcer.skip"));
        Path log = project.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("MAVEN_OPTS", "-Duser.language=" + language);
        int code = builder.start().waitFor();
        assertThat(code).as(() -> "what Maven said:\n" + textOf(log)).isZero();
        return jarIn(project.resolve("target"));
    }

    private static Path jarIn(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path copy(Path to) throws IOException {
        for (String source : SOURCES) {
            Path from = Path.of(source);
            Files.createDirectories(Objects.requireNonNull(to.resolve(from).getParent()));
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectories(to.resolve(folder));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return to;
    }

    private static String textOf(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "run by mvn verify -Pmavens: no " + name);
    }
}
