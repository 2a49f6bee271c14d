package io.github.multiarchmaven.dockerfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.it.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docker buildx build} with the BuildKit of an engine, as somebody would type it, and its own account of it.
 *
 * @param output what it wrote as progress
 * @param answer what it wrote as result, if that was asked for
 */
record BuildxRun(int exitCode, String output, Optional<JsonNode> answer) {

    /** Ends an execution of which no platform is told. */
    static final String ANY = " any";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXECUTION =
            Pattern.compile("(?:\\[(?:(linux/[^ >]+?)(?:->\\S+)? )?[^]]*] )?((?:ONBUILD )?RUN.*)", Pattern.DOTALL);

    /** @param context a folder, where files are left */
    static BuildxRun of(TestEngine engine, Path context, Sample sample, List<String> more)
            throws IOException, InterruptedException {
        Path dockerfile = Files.createTempFile(context, sample.name(), ".Dockerfile");
        Files.writeString(dockerfile, sample.basedOn(engine.get("registry")).text());
        List<String> arguments = new ArrayList<>(more);
        arguments.addAll(List.of("--file", dockerfile.toString()));
        sample.target().ifPresent(target -> arguments.addAll(List.of("--target", target)));
        sample.buildArgs().forEach((name, value) -> arguments.addAll(List.of("--build-arg", name + "=" + value)));
        String base = "docker-image://" + engine.get("baseImage");
        sample.contexts().forEach(name -> arguments.addAll(List.of("--build-context", name + "=" + base)));
        return of(engine, context, arguments);
    }

    private static BuildxRun of(TestEngine engine, Path context, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(engine.get("docker"), "buildx", "build", "--builder=default", "--progress=rawjson"));
        command.addAll(arguments);
        command.add(context.toString());
        Path progress = Files.createTempFile(context, "progress", ".log");
        Path result = Files.createTempFile(context, "result", ".json");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(progress.toFile()).redirectOutput(result.toFile());
        builder.environment().put("DOCKER_HOST", engine.get("dockerHost"));
        builder.environment().put("DOCKER_CONFIG", engine.get("dockerConfig"));
        Process process = builder.start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        JsonNode answer = JSON.readTree(result.toFile());
        return new BuildxRun(
                exitCode, Files.readString(progress), answer.isEmpty() ? Optional.empty() : Optional.of(answer));
    }

    /** The RUNs that were started, for example {@code m1 linux/arm64}. */
    Set<String> executed() throws IOException {
        Set<String> executed = new TreeSet<>();
        for (JsonNode status : statuses()) {
            for (JsonNode vertex : status.path("vertexes")) {
                Matcher name = EXECUTION.matcher(vertex.path("name").asText());
                if (vertex.has("started") && name.matches()) {
                    String platform = name.group(1) == null ? ANY : " " + name.group(1);
                    executed.add(Sample.mark(name.group(2)) + platform);
                }
            }
        }
        return executed;
    }

    /** What the RUNs wrote. */
    String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        for (JsonNode status : statuses()) {
            for (JsonNode log : status.path("logs")) {
                logs.append(new String(log.path("data").binaryValue(), StandardCharsets.UTF_8));
            }
        }
        return logs.toString();
    }

    /** Objects on one line or on several, and plain lines among them. */
    private List<JsonNode> statuses() throws IOException {
        List<JsonNode> statuses = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : output.split("\n", -1)) {
            if (!open.isEmpty() || line.startsWith("{")) {
                open.append(line).append('\n');
            }
            if (!open.isEmpty() && line.endsWith("}") && !line.startsWith(" ") && addTo(statuses, open.toString())) {
                open.setLength(0);
            }
        }
        return statuses;
    }

    /** Whether the text was whole objects. */
    private static boolean addTo(List<JsonNode> statuses, String text) throws IOException {
        try (MappingIterator<JsonNode> objects = JSON.readerFor(JsonNode.class).readValues(text)) {
            statuses.addAll(objects.readAll());
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
