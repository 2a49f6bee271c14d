package io.github.multiarchmaven.buildx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a builder was given, in words: of its {@code buildkitd.toml} what the elements of {@code <builder>} stand for, and of its
 * driver options network and proxies. Nothing else is shown, because it may be secret.
 */
public final class GivenSettings {

    /** Where buildx puts it (buildx, util/confutil/container.go). */
    public static final String FILE = "/etc/buildkit/buildkitd.toml";

    private static final Pattern SECTION = Pattern.compile("\\[(?:registry\\.\"(.*)\"|(.*))]");
    private static final Pattern ENTRY = Pattern.compile("(\\w+) *= *(.*)");
    private static final Pattern PROXY = Pattern.compile("env\\.(.*_proxy)", Pattern.CASE_INSENSITIVE);

    private GivenSettings() {}

    /**
     * What its configuration says.
     *
     * @param toml as buildx writes it: an entry a line
     */
    public static List<String> in(String toml) {
        List<String> words = new ArrayList<>();
        String registry = "";
        String section = "";
        for (String line : toml.lines().map(String::strip).toList()) {
            Matcher head = SECTION.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (head.matches()) {
                registry = head.group(1) == null ? "" : head.group(1);
                section = head.group(2) == null ? "" : head.group(2);
            } else if (entry.matches()) {
                words.addAll(said(registry, section, entry.group(1), entry.group(2)));
            }
        }
        return words;
    }

    private static List<String> said(String registry, String section, String key, String value) {
        if (!registry.isEmpty()) {
            return switch (key) {
                case "mirrors" -> List.of("mirrors of " + registry + ": " + plain(value));
                case "http" -> value.equals("true") ? List.of("plain HTTP with " + registry) : List.of();
                case "ca" -> List.of("certificates of its own for " + registry);
                default -> List.of();
            };
        }
        if (section.equals("dns")) {
            return List.of("dns " + key + ": " + plain(value));
        }
        return section.startsWith("worker.") && key.equals("maxUsedSpace")
                ? List.of("cache up to " + amount(plain(value)))
                : List.of();
    }

    /** In units of 1024, as it is written in the POM; what is no such number as it is. */
    private static String amount(String bytes) {
        if (!bytes.matches("[0-9]{1,18}")) {
            return bytes;
        }
        long number = Long.parseLong(bytes);
        for (String unit : List.of("t", "g", "m", "k")) {
            long size = 1L << (10 * (1 + "kmgt".indexOf(unit)));
            if (number > 0 && number % size == 0) {
                return number / size + unit;
            }
        }
        return bytes;
    }

    /** Without brackets and quotes, and without what may be a login. */
    private static String plain(String value) {
        return Stream.of(value.replaceAll("[\\[\\]\"]", "").split(",", -1))
                .map(String::strip)
                .map(item -> item.contains("@") ? "***" : item)
                .reduce((all, item) -> all + ", " + item)
                .orElse("");
    }

    /** What options of buildx's driver say. */
    public static List<String> in(Map<String, String> options) {
        List<String> words = new ArrayList<>();
        options.forEach((name, value) -> {
            Matcher proxy = PROXY.matcher(name);
            if (name.equals("network")) {
                words.add("network " + value);
            } else if (proxy.matches()) {
                words.add(proxy.group(1) + " " + plain(value));
            }
        });
        return words;
    }
}
