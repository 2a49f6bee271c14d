package io.github.multiarchmaven.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.narration.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A {@link MachineReport} for programs. */
final class MachineReportJson {

    private static final int SCHEMA = 1;
    private static final String BUILDERS = "builders";
    private static final String HANDLERS = "handlers";
    private static final String OBSTACLES = "builderObstacles";
    private static final String CACHES = "orphanedCaches";

    private MachineReportJson() {}

    /**
     * Writes it to a file.
     *
     * @param problems all that the goal found
     */
    static void write(MachineReport report, List<Problem> problems, Path file) {
        OutputFile.write(file, of(report, problems).getBytes(StandardCharsets.UTF_8), "multiarch.doctor.json");
    }

    static String of(MachineReport report, List<Problem> problems) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        report.engine().ifPresent(info -> engine(root.putObject("engine"), info));
        report.endpoint().ifPresent(endpoint -> {
            root.put("endpoint", endpoint.printable());
            root.put("endpointOrigin", endpoint.origin());
        });
        report.buildx().ifPresent(version -> root.put("buildx", version.toString()));
        report.builder().ifPresent(name -> root.put("builder", name));
        ArrayNode builders = root.putArray(BUILDERS);
        report.builders().forEach(builder -> {
            ObjectNode object = builders.addObject();
            BuilderJson.write(object, builder, report.findings());
            Optional.ofNullable(report.findings().images().get(builder.name()))
                    .ifPresent(image -> object.put("image", image));
            differences(
                    object.putArray("differences"),
                    report.findings().differences().getOrDefault(builder.name(), List.of()));
        });
        findings(root, report.findings());
        ArrayNode handlers = root.putArray(HANDLERS);
        report.handlers()
                .forEach(standing -> handlers.addObject()
                        .put("name", standing.handler().name())
                        .put("interpreter", standing.handler().interpreter())
                        .put("bootId", standing.handler().bootId())
                        .put("state", standing.state().name().toLowerCase(Locale.ROOT))
                        .put("detail", standing.why()));
        if (!report.problems().isEmpty()) {
            forgetWhatMayBeUnknown(root);
        }
        ArrayNode platforms = root.putArray("platforms");
        report.platforms()
                .forEach((platform, words) -> platforms
                        .addObject()
                        .put("platform", platform.toString())
                        .put("state", words.state())
                        .put("runs", words.runs())
                        .put("detail", words.detail())
                        .put("remedy", words.remedy()));
        ArrayNode found = root.putArray("problems");
        problems.forEach(problem -> found.addObject()
                .put("code", problem.code().id())
                .put("what", problem.what())
                .put("why", problem.why())
                .put("next", problem.next()));
        return JsonWriter.pretty(root);
    }

    /** Where something went wrong, an empty list would claim that there is nothing. */
    private static void forgetWhatMayBeUnknown(ObjectNode root) {
        for (String list : List.of(BUILDERS, OBSTACLES, CACHES, HANDLERS)) {
            if (root.path(list).isEmpty()) {
                root.remove(list);
            }
        }
    }

    private static void findings(ObjectNode root, BuilderFindings findings) {
        differences(root.putArray(OBSTACLES), findings.obstacles());
        findings.strayConfig().ifPresent(file -> root.put("strayBuildkitdConfig", file.toString()));
        ArrayNode caches = root.putArray(CACHES);
        findings.orphanedCaches().forEach(caches::add);
    }

    private static void differences(ArrayNode array, List<Difference> differences) {
        differences.forEach(difference -> array.addObject()
                .put("what", difference.what())
                .put("wanted", difference.wanted())
                .put("found", difference.found()));
    }

    private static void engine(ObjectNode node, EngineInfo info) {
        node.put("product", info.version().product());
        node.put("version", info.version().number());
        node.put("api", info.version().api());
        node.put("platform", info.platform().toString());
        node.put("imageStore", info.store().name().toLowerCase(Locale.ROOT));
        node.put("rootless", info.rootless());
        node.put("operatingSystem", info.operatingSystem());
    }
}
