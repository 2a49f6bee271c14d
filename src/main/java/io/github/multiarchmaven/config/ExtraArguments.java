package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Map;

/** Refuses those of {@code <extraArgs>} that would take the outcome out of our hands, or have a parameter that knows better. */
final class ExtraArguments {

    private static final String ASKS_ONLY =
            "it makes buildx answer a question instead of building: run docker buildx build yourself for that";
    private static final String FOLLOWED = "the plugin follows the build by what buildx prints";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("--output", "use <output>"),
            Map.entry("--push", "use <output>registry</output>, or the goal push"),
            Map.entry("--load", "use <output>docker</output>, or the goal load"),
            Map.entry("--tag", "use <image> and <tags>"),
            Map.entry("--platform", "use <platforms>"),
            Map.entry("--builder", "use <builder><name>"),
            Map.entry("--file", "use <dockerfile>"),
            Map.entry("--target", "use <target>: what has to run is read from that stage"),
            Map.entry("--build-context", "use <buildContexts>"),
            Map.entry("--build-arg", "use <buildArgs>, whose values are not printed"),
            Map.entry("--secret", "use <secrets>, whose values are masked in what is printed"),
            Map.entry("--ssh", "use <ssh>"),
            Map.entry("--cache-from", "use <cacheFrom>"),
            Map.entry("--cache-to", "use <cacheTo>"),
            Map.entry("--add-host", "use <addHosts>"),
            Map.entry("--network", "use <network>"),
            Map.entry("--pull", "use <pull>"),
            Map.entry("--no-cache", "use <noCache>"),
            Map.entry("--label", "use <labels>, which are read back"),
            Map.entry("--annotation", "use <annotations>, which are read back"),
            Map.entry("--attest", "use <provenance> and <sbom>, which are read back"),
            Map.entry("--provenance", "use <provenance>, which is read back"),
            Map.entry("--sbom", "use <sbom>, which is read back"),
            Map.entry("--metadata-file", "the digest is in image.json and digests.txt"),
            Map.entry("--iidfile", "the digest is in image.json and digests.txt"),
            Map.entry("--progress", FOLLOWED),
            Map.entry("--quiet", FOLLOWED),
            Map.entry("--call", ASKS_ONLY),
            Map.entry("--check", ASKS_ONLY),
            Map.entry("--help", ASKS_ONLY),
            Map.entry("--print", ASKS_ONLY));

    private static final Map<String, String> SHORT =
            Map.of("-o", "--output", "-t", "--tag", "-f", "--file", "-q", "--quiet", "-D", "--debug");

    private final Problems problems;

    ExtraArguments(Problems problems) {
        this.problems = problems;
    }

    void check(String argument) {
        String option = argument.strip().replaceFirst("=.*", "");
        if (option.startsWith("--")) {
            String instead = INSTEAD.get(option);
            if (instead != null) {
                refuse(option, instead);
            } else if (option.equals("--")) {
                refuse(option, "the context is <context>");
            }
        } else if (option.startsWith("-")) {
            // one of them may hold several options and a value: -qo.
            String meant = SHORT.getOrDefault(option.substring(0, Math.min(2, option.length())), "");
            refuse(option, INSTEAD.getOrDefault(meant, "write the long form of the option"));
        } else if (option.isEmpty()) {
            refuse("\"\"", "remove it");
        }
    }

    private void refuse(String option, String instead) {
        problems.add(
                ProblemCode.EXTRA_ARGUMENT_REFUSED,
                "<extraArgs> holds " + option,
                "what goes into a build and what it leaves behind is rendered, proved and kept secret by this plugin, and that"
                        + " would change it unseen",
                instead);
    }
}
