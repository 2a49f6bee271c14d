package io.github.multiarchmaven.binfmt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the binfmt image says. It exits 0 whatever happens (tonistiigi/binfmt, cmd/binfmt/main.go), so its words are all
 * there is, and they prove nothing.
 *
 * @param failures lines that tell of something that did not work
 * @param installed architectures of which it says that it has just registered them
 * @param emulators names of the enabled entries, if it got as far as listing them
 */
record BinfmtReport(List<String> failures, List<String> installed, Optional<List<String>> emulators) {

    private static final JsonReader JSON = JsonReader.lenient();
    private static final Pattern INSTALLED = Pattern.compile("(?:^|\\s)installing: (\\S+) OK$");
    private static final Pattern ACTION = Pattern.compile("(?:un)?installing: (\\S+) (.*)");

    BinfmtReport {
        failures = List.copyOf(failures);
        installed = List.copyOf(installed);
    }

    static BinfmtReport parse(String output, String errors) {
        List<String> failures = Stream.concat(output.lines(), errors.lines())
                .map(String::strip)
                .filter(BinfmtReport::tellsOfFailure)
                .toList();
        List<String> installed = Stream.concat(output.lines(), errors.lines())
                .map(line -> INSTALLED.matcher(line.strip()))
                .filter(Matcher::find)
                .map(action -> action.group(1))
                .toList();
        return new BinfmtReport(failures, installed, emulators(output));
    }

    /** "already registered" is the usual answer for an entry that is there, working or not; the probe tells which. */
    private static boolean tellsOfFailure(String line) {
        if (line.contains("error: ")) {
            return true;
        }
        Matcher action = ACTION.matcher(line);
        return action.find()
                && !action.group(2).equals("OK")
                && !action.group(2).endsWith("already registered");
    }

    private static Optional<List<String>> emulators(String output) {
        int start = output.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            JsonNode status = JSON.read(output.substring(start));
            List<String> names = new ArrayList<>();
            status.path("emulators").forEach(name -> names.add(name.asText()));
            return Optional.of(List.copyOf(names));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
