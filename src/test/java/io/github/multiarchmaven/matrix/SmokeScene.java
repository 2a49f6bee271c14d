package io.github.multiarchmaven.matrix;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.RawConfiguration.RawBinfmt;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawSmoke;
import io.github.multiarchmaven.config.SmokeReader;
import io.github.multiarchmaven.it.TestEngine;
import io.github.multiarchmaven.layout.ListAnnotations;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.pipeline.Tools;
import io.github.multiarchmaven.pipeline.VerifyImages;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the smoke cases work with: images of five platforms, built by buildx, and the goal that runs them. */
abstract class SmokeScene {

    static final TestEngine ENGINE = TestEngine.of(System.getProperty("engineProperties"));

    static final List<String> PLATFORMS =
            List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/s390x", "linux/riscv64");

    static final String BUNDLING = "smoke-bundling";

    @TempDir
    static Path folder;

    @AfterAll
    static void removeBuilder() {
        ENGINE.ourBuilders().forEach(builder -> ENGINE.docker("buildx", "rm", builder));
    }

    @BeforeAll
    static void registerHandlers() {
        ENGINE.docker("run", "--privileged", "--rm", ENGINE.get("binfmtImage"), "--install", "arm64,arm,s390x,riscv64");
    }

    /** What came of one goal. */
    record Told(List<String> lines, List<Problem> problems) {

        /** The problems that name a platform. */
        List<Problem> of(String platform) {
            return problems.stream()
                    .filter(problem -> problem.what().contains(" for " + platform + ":"))
                    .toList();
        }

        String line(String platform) {
            return lines.stream()
                    .filter(line -> line.strip().startsWith(platform + " "))
                    .findFirst()
                    .orElse("nothing was told of " + platform);
        }
    }

    /** Builds an image, whose instructions follow {@code FROM busybox}, for all platforms. */
    static Results built(String id, String... instructions) throws IOException {
        return builtFrom("FROM " + ENGINE.get("registryLocal") + "/library/busybox:1", id, instructions);
    }

    static Results builtFrom(String from, String id, String... instructions) throws IOException {
        return builtFor(PLATFORMS, from, id, instructions);
    }

    /** From a context that may have files already, see {@link #contextOf}. */
    static Results builtFor(List<String> platforms, String from, String id, String... instructions) throws IOException {
        Path context = contextOf(id);
        Files.writeString(context.resolve("Dockerfile"), from + "\n" + String.join("\n", instructions) + "\n");
        Results results = new Results(folder.resolve(id));
        try (Staging staging = results.stage(id)) {
            ENGINE.docker(
                    "buildx",
                    "build",
                    "--builder=default",
                    "--provenance=false",
                    "--platform=" + String.join(",", platforms),
                    "--output=type=oci,tar=false,dest=" + staging.layout(),
                    context.toString());
            OciLayout layout = OciLayout.at(staging.layout());
            layout.ensureIndex(ListAnnotations.NONE);
            Inventory inventory = layout.inventory();
            results.keep(
                    staging,
                    new ImageDescription(
                            id,
                            ImageReference.of("acme/" + id),
                            List.of("1"),
                            inventory,
                            ImageDescription.Scope.COMPLETE));
        }
        return results;
    }

    static Path contextOf(String id) throws IOException {
        return Files.createDirectories(folder.resolve("context-" + id));
    }

    static Told verify(Results results, RawSmoke smoke) {
        return verify(
                new RawBuilder(Optional.empty(), Optional.of(ENGINE.get("buildkitImage")), Map.of()), results, smoke);
    }

    /** The same in a builder that is there. */
    static Told verifyIn(String builder, Results results, RawSmoke smoke) {
        return verify(new RawBuilder(Optional.of(builder), Optional.empty(), Map.of()), results, smoke);
    }

    private static Told verify(RawBuilder builder, Results results, RawSmoke smoke) {
        Lines lines = new Lines();
        RawBinfmt binfmt = new RawBinfmt(Optional.of(ENGINE.get("binfmtImage")), Optional.empty());
        try (Tools tools = Tools.open(
                Optional.empty(),
                List.of(),
                ImagePolicy.USUAL,
                ContainerProxies.NONE,
                new ConcurrentHashMap<>(),
                lines)) {
            new VerifyImages(tools, results, lines).run(SmokeReader.read(smoke, builder, binfmt), Optional.empty());
            return new Told(lines.told, List.of());
        } catch (ProblemException e) {
            return new Told(lines.told, e.problems());
        }
    }

    /** While there is a builder that brings this emulator, as the public image of BuildKit brings all. */
    static void bundling(String emulator, ThrowingCallable deed) throws IOException {
        Path context = contextOf("builder");
        Files.writeString(
                context.resolve("Dockerfile"),
                "FROM " + ENGINE.get("binfmtImage") + " AS emulators\nFROM " + ENGINE.get("buildkitImage")
                        + "\nCOPY --from=emulators /usr/bin/" + emulator + " /usr/bin/buildkit-" + emulator + "\n");
        String image = "multiarch-test/bundling:1";
        ENGINE.docker("buildx", "build", "--builder=default", "--load", "--tag=" + image, context.toString());
        ENGINE.docker("buildx", "create", "--bootstrap", "--name=" + BUNDLING, "--driver-opt=image=" + image);
        try {
            assertThatCode(deed).doesNotThrowAnyException();
        } finally {
            ENGINE.docker("buildx", "rm", BUNDLING);
            ENGINE.docker("rmi", "--force", image);
        }
    }

    /** A smoke run of a command. */
    static Smoke command(String... words) {
        return new Smoke(Optional.of(List.of(words)));
    }

    /** A smoke run of what the image starts. */
    static Smoke own() {
        return new Smoke(Optional.empty());
    }

    /** Writes a {@link RawSmoke} as a POM would. */
    static final class Smoke {

        private final Optional<List<String>> command;
        private Optional<List<String>> arguments = Optional.empty();
        private Optional<Integer> exitCode = Optional.empty();
        private Optional<String> output = Optional.empty();
        private Optional<String> pattern = Optional.empty();
        private Optional<String> startup = Optional.empty();
        private Optional<String> timeout = Optional.of("60");
        private Map<String, String> environment = Map.of();

        Smoke(Optional<List<String>> command) {
            this.command = command;
        }

        Smoke arguments(String... words) {
            arguments = Optional.of(List.of(words));
            return this;
        }

        Smoke exitCode(int code) {
            exitCode = Optional.of(code);
            return this;
        }

        Smoke output(String text) {
            output = Optional.of(text);
            return this;
        }

        Smoke pattern(String text) {
            pattern = Optional.of(text);
            return this;
        }

        Smoke startup(String text) {
            startup = Optional.of(text);
            return this;
        }

        Smoke timeout(String time) {
            timeout = Optional.of(time);
            return this;
        }

        Smoke environment(Map<String, String> variables) {
            environment = variables;
            return this;
        }

        RawSmoke raw() {
            return new RawSmoke(
                    command,
                    arguments,
                    exitCode,
                    output,
                    pattern,
                    startup,
                    Optional.empty(),
                    timeout,
                    environment,
                    Optional.empty());
        }
    }

    private static final class Lines implements BuildLog {

        private final List<String> told = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void info(String line) {
            told.add(line);
        }

        @Override
        public void warn(String line) {
            told.add(line);
        }

        @Override
        public void debug(String line) {}
    }

    /** The platforms without the engine's own. */
    static Stream<String> foreign() {
        return PLATFORMS.stream().filter(platform -> !platform.equals("linux/amd64"));
    }
}
