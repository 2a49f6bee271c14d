package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes {@code buildkitd.toml}. The same settings make the same text, whatever order they come in. */
final class BuildkitToml {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;

    private final Map<String, Registry> registries = new TreeMap<>();
    private final Map<String, List<String>> dns = new LinkedHashMap<>();
    private final Map<String, String> files = new TreeMap<>();
    private long cacheLimit;

    private static final class Registry {
        private final List<String> mirrors = new ArrayList<>();
        private final List<String> certificates = new ArrayList<>();
        private boolean plainHttp;
    }

    void mirror(String registry, String mirror) {
        add(registry(registry).mirrors, mirror);
    }

    void plainHttp(String registry) {
        registry(registry).plainHttp = true;
    }

    /** @param pem the content of a file with certificates */
    void certificates(String registry, String pem) {
        String name =
                Digest.ofContent(pem.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16) + ".pem";
        files.put(name, pem);
        add(registry(registry).certificates, BuildkitdConfig.FOLDER + "/" + name);
    }

    /** @param key of the section {@code [dns]} */
    void dns(String key, List<String> values) {
        if (!values.isEmpty()) {
            dns.put(key, List.copyOf(values));
        }
    }

    /** @param bytes that the cache may take */
    void cacheLimit(long bytes) {
        cacheLimit = bytes;
    }

    private Registry registry(String name) {
        return registries.computeIfAbsent(name, any -> new Registry());
    }

    private static void add(List<String> list, String item) {
        if (!list.contains(item)) {
            list.add(item);
        }
    }

    /** The whole; empty where nothing was said. */
    Optional<BuildkitdConfig> toConfig() {
        StringBuilder toml = new StringBuilder();
        registries.forEach((name, registry) -> {
            toml.append("[registry.").append(quoted(name)).append("]\n");
            line(toml, "mirrors", registry.mirrors);
            if (registry.plainHttp) {
                toml.append("http = true\n");
            }
            line(toml, "ca", registry.certificates);
        });
        if (!dns.isEmpty()) {
            toml.append("[dns]\n");
            dns.forEach((key, values) -> line(toml, key, values));
        }
        if (cacheLimit > 0) {
            // BuildKit 0.17 and newer look at maxUsedSpace alone, older ones know only the other
            toml.append("[worker.oci]\ngckeepstorage = ")
                    .append(cacheLimit)
                    .append("\nmaxUsedSpace = ")
                    .append(cacheLimit)
                    .append('\n');
        }
        return toml.isEmpty() ? Optional.empty() : Optional.of(BuildkitdConfig.ofElements(toml.toString(), files));
    }

    private static void line(StringBuilder toml, String key, List<String> values) {
        if (!values.isEmpty()) {
            toml.append(key)
                    .append(" = [")
                    .append(String.join(
                            ", ", values.stream().map(BuildkitToml::quoted).toList()))
                    .append("]\n");
        }
    }

    /** A basic string, which is a key as well (TOML 1.0, "String", "Keys"). */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < FIRST_PRINTABLE || c == DELETE) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
