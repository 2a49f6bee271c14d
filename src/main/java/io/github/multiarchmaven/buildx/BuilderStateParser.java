package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of {@code buildx inspect}: a head of {@code Key: value} lines, {@code Nodes:}, then a block of such lines
 * for each node, begun by its {@code Name}. Everything unknown is passed over.
 */
final class BuilderStateParser {

    private static final Pattern ENTRY = Pattern.compile("([A-Z][A-Za-z ]*[A-Za-z]):\\s*(.*)");

    private static final Pattern PLATFORM = Pattern.compile("([a-z0-9_.-]+/[a-z0-9_.-]+(?:/[a-z0-9_.-]+)?)");

    private static final Pattern CONFIGURED = Pattern.compile(PLATFORM + "\\*");

    private BuilderStateParser() {}

    static BuilderState parse(List<String> lines) {
        Map<String, String> head = new LinkedHashMap<>();
        List<Map<String, String>> nodes = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Map<String, String> block = head;
        for (String line : lines) {
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                continue;
            }
            String key = entry.group(1);
            if (key.equals("Error")) {
                errors.add(entry.group(2).strip());
                block.putIfAbsent(key, entry.group(2).strip());
            } else if (key.equals("Nodes")) {
                block = new LinkedHashMap<>();
            } else if (key.equals("Name") && block != head) {
                block = new LinkedHashMap<>();
                nodes.add(block);
                block.put(key, entry.group(2).strip());
            } else {
                block.putIfAbsent(key, entry.group(2).strip());
            }
        }
        return new BuilderState(
                head.getOrDefault("Name", ""),
                head.getOrDefault("Driver", ""),
                nodes.stream().map(BuilderStateParser::node).toList(),
                errors);
    }

    private static BuilderState.Node node(Map<String, String> block) {
        return new BuilderState.Node(
                block.getOrDefault("Name", ""),
                block.getOrDefault("Endpoint", ""),
                block.getOrDefault("Status", ""),
                Optional.ofNullable(block.get("BuildKit version")),
                platforms(CONFIGURED, block.getOrDefault("Platforms", "")),
                platforms(PLATFORM, block.getOrDefault("Platforms", "")),
                DriverOptions.parse(block.getOrDefault("Driver Options", "")),
                Optional.ofNullable(block.get("Error")));
    }

    /** {@code linux/arm64*, linux/amd64 (+2)}: an asterisk for one that was asked for, a number of variants not shown. */
    private static List<Platform> platforms(Pattern kind, String list) {
        List<Platform> platforms = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            Matcher platform = kind.matcher(item.strip());
            if (platform.lookingAt()) {
                platforms.add(Platform.of(platform.group(1)));
            }
        }
        return platforms;
    }
}
