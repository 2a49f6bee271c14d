package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Dockerfile taken apart, before any variable has a value: the same for all platforms.
 *
 * @param globalArgs the ARG instructions before the first FROM
 * @param stages in the order of the file
 * @param escape the escape character
 */
record Blueprint(List<Instruction> globalArgs, List<Stage> stages, char escape) {

    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9_.-]*");

    static Blueprint of(List<Instruction> instructions, char escape, Complaints complaints) {
        List<Instruction> globalArgs = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        boolean complained = false;
        for (Instruction instruction : instructions) {
            if (instruction.is("FROM")) {
                stages.add(begin(instruction, complaints));
            } else if (!stages.isEmpty()) {
                stages.get(stages.size() - 1).instructions().add(instruction);
            } else if (instruction.is("ARG")) {
                globalArgs.add(instruction);
            } else if (!complained) {
                complained = true;
                complaints.unreadable(
                        instruction.line(),
                        "\"" + instruction.shortText() + "\" stands before the first FROM",
                        "nothing but ARG there");
            }
        }
        if (instructions.isEmpty()) {
            complaints.nothingToBuild("holds no instruction");
        } else if (stages.isEmpty()) {
            complaints.nothingToBuild("has no FROM");
        }
        return new Blueprint(globalArgs, stages, escape);
    }

    /** The platforms that FROMs have as constants, by their lines. */
    Map<Integer, Platform> fixedPlatforms() {
        Map<Integer, Platform> fixed = new HashMap<>();
        stages.forEach(stage -> stage.fixedPlatform().ifPresent(platform -> fixed.put(stage.line(), platform)));
        return fixed;
    }

    private static Stage begin(Instruction from, Complaints complaints) {
        String[] words = from.arguments().split("\\s+", -1);
        boolean named = words.length == 3 && words[1].equalsIgnoreCase("AS");
        if (from.arguments().isEmpty() || (words.length != 1 && !named)) {
            complaints.unreadable(
                    from.line(), "\"" + from.shortText() + "\"", "FROM [--platform=platform] image [AS name]");
        }
        Optional<String> name = named ? Optional.of(words[2].toLowerCase(Locale.ROOT)) : Optional.empty();
        name.filter(text -> !STAGE_NAME.matcher(text).matches())
                .ifPresent(text -> complaints.unreadable(
                        from.line(),
                        "\"" + words[2] + "\" is no name for a stage",
                        "a name that begins with a letter and goes on with letters, digits and - _ ."));
        return new Stage(from.line(), words[0], from.flag("platform"), name, new ArrayList<>());
    }
}
