package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.Expansion.Known;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.PlatformArguments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the reader knows of the arguments of a Dockerfile's target, in the words of {@code docker buildx build --call=outline}.
 *
 * @param name of the target, empty if it has none
 * @param from its line
 * @param lines the last line in the target that declares each argument, and its name
 * @param values of those arguments, as far as they are decided; automatic ones are missing
 */
record Outline(String name, int from, Set<String> lines, Map<String, String> values) {

    static Outline of(Sample sample, Platform platform) {
        Complaints complaints = new Complaints("Dockerfile");
        Lexer lexer = new Lexer(sample.text(), complaints);
        char escape = lexer.directives().escape();
        Blueprint blueprint = Blueprint.of(lexer.instructions(), escape, complaints);
        DockerfileReading question = sample.question(platform);
        int target = TargetStage.find(blueprint.stages(), question, complaints).orElseThrow();
        Arguments arguments = new Arguments(blueprint, question, platform, complaints);
        List<ResolvedStage> stages =
                new StageResolver(platform, arguments, question, escape, complaints).resolve(blueprint.stages());
        Scope scope = scope(stages.get(target), stages, arguments);
        Map<String, Integer> lines = new TreeMap<>();
        Map<String, String> values = new TreeMap<>();
        for (Instruction instruction : stages.get(target).instructions()) {
            if (instruction.is("ARG")) {
                Declaration.in(instruction, escape).forEach(each -> lines.put(each.name(), each.line()));
            }
        }
        for (String name : lines.keySet()) {
            if (!PlatformArguments.contains(name) && scope.get(name).orElse(new Known("")) instanceof Known known) {
                values.put(name, known.value());
            }
        }
        Set<String> named = new TreeSet<>();
        lines.forEach((argument, line) -> named.add(line + " " + argument));
        Stage stage = blueprint.stages().get(target);
        return new Outline(stage.name().orElse(""), stage.line(), named, values);
    }

    private static Scope scope(ResolvedStage stage, List<ResolvedStage> stages, Arguments arguments) {
        Scope inherited = stage.origin()
                .parent()
                .map(parent -> scope(stages.get(parent), stages, arguments))
                .orElseGet(Scope::ofStage);
        return arguments.inStage(stage, inherited);
    }
}
