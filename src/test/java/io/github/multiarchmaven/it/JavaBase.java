package io.github.multiarchmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Base images for Java programs, for amd64 and arm64, in the test engine's registry: what public ones are to those who
 * can pull.
 */
public final class JavaBase {

    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    private final TestEngine engine;

    private JavaBase(TestEngine engine) {
        this.engine = engine;
    }

    /** Those of this engine. */
    public static JavaBase of(TestEngine engine) {
        return new JavaBase(engine);
    }

    /** The modules of another processor's JDK, for jlink. */
    public static Path jmods(String architecture) {
        return architecture.equals("amd64")
                ? Path.of(System.getProperty("java.home"), "jmods")
                : runtime(architecture).resolve("jmods");
    }

    /** An image with a shell and the C library, and without Java: the name of it. */
    public String withoutJava(Path folder) {
        for (String architecture : ARCHITECTURES) {
            run(List.of(
                    "cp",
                    "-a",
                    runtime(architecture).resolve("root").toString(),
                    created(folder) + "/" + architecture));
        }
        return built("slim", folder, "alpine=docker-image://" + engine.get("baseImage"), """
                FROM alpine
                ARG TARGETARCH
                COPY $TARGETARCH/ /
                """);
    }

    /** An image with a JRE on the path: the name of it. */
    public String withJava(Path folder) {
        String slim = withoutJava(folder.resolve("slim"));
        for (String architecture : ARCHITECTURES) {
            run(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                    "--module-path",
                    jmods(architecture).toString(),
                    "--add-modules=java.base,java.logging,jdk.httpserver",
                    "--strip-java-debug-attributes",
                    "--output=" + folder.resolve(architecture)));
        }
        return built("jre", folder, "slim=docker-image://" + slim, """
                FROM slim
                ARG TARGETARCH
                COPY $TARGETARCH/ /opt/java/openjdk/
                ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/bin
                """);
    }

    private String built(String name, Path folder, String context, String dockerfile) {
        String image = engine.get("registry") + "/java/" + name + ":1";
        try {
            Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String platforms =
                String.join(",", ARCHITECTURES.stream().map("linux/"::concat).toList());
        engine.docker(
                "buildx",
                "build",
                "--quiet",
                "--platform",
                platforms,
                "--provenance=false",
                "--build-context",
                context,
                "--tag",
                image,
                "--push",
                folder.toString());
        return image;
    }

    private static Path runtime(String architecture) {
        String version = System.getProperty("java.specification.version");
        return Path.of(run(List.of(
                        Path.of("src", "it", "java", "runtime").toAbsolutePath().toString(), version, architecture))
                .strip());
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
