package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawConfiguration.RawOptions;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Access;
import io.github.multiarchmaven.model.BuildOptions.Attestations;
import io.github.multiarchmaven.model.BuildOptions.Caching;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Understands the parameters that have the names of options of {@code buildx build}. */
final class OptionsReader {

    private static final Set<String> NETWORKS = Set.of("default", "none", "host");

    /** buildx and BuildKit's cache back ends; AWS, Azure and GitHub. */
    private static final Pattern CACHE_PASSWORD = Pattern.compile(
            "(?:^|,)\\s*\"?\\s*(secret_access_key|session_token|token|account_key)=", Pattern.CASE_INSENSITIVE);

    private static final Pattern HOST = Pattern.compile("[^\\s:=]+[:=]\\S+");

    private final Problems problems;

    OptionsReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * @param folder what relative paths refer to
     * @param platforms of the image, as far as they are understood
     */
    BuildOptions read(RawOptions raw, Timestamps timestamps, Path folder, List<Platform> platforms) {
        AnnotationsReader annotations = new AnnotationsReader(problems, platforms);
        ModulePaths paths = new ModulePaths(folder);
        raw.extraArgs().forEach(new ExtraArguments(problems)::check);
        return new BuildOptions(
                new Access(
                        filled("ssh", raw.ssh(), "default").stream()
                                .map(paths::agent)
                                .toList(),
                        hosts(raw.addHosts()),
                        network(raw.network())),
                new Caching(
                        caches("cacheFrom", raw.cacheFrom()).map(paths::cache).toList(),
                        caches("cacheTo", raw.cacheTo()).map(paths::cache).toList(),
                        raw.refresh()),
                new Attestations(attestation("provenance", raw.provenance()), attestation("sbom", raw.sbom())),
                raw.annotations().stream().flatMap(annotations::read).toList(),
                timestamps,
                raw.extraArgs());
    }

    private List<String> filled(String element, List<String> texts, String example) {
        List<String> filled = new ArrayList<>();
        for (String text : texts) {
            if (text.isBlank()) {
                wrong(element, text, "it is empty", "write it as buildx does, such as " + example);
            } else {
                filled.add(text.strip());
            }
        }
        return filled;
    }

    private List<String> hosts(List<String> texts) {
        List<String> filled = filled("addHosts", texts, "db.example.com:10.1.2.3");
        filled.stream()
                .filter(text -> !HOST.matcher(text).matches())
                .forEach(text -> wrong(
                        "addHosts", text, "it is host:address", "write it in that form: db.example.com:10.1.2.3"));
        return filled;
    }

    private Optional<String> network(Optional<String> text) {
        if (text.isPresent() && !NETWORKS.contains(text.get())) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<network> is \"" + text.get() + "\"",
                    "it is the network of RUN steps: default, none or host",
                    "choose one of these; a network of Docker's for the builder is a driver option:"
                            + " <builder><driverOpts><network>");
        }
        return text.filter(name -> !name.equals("default"));
    }

    private Stream<String> caches(String element, List<String> texts) {
        List<String> filled = filled(element, texts, "type=registry,ref=registry.example.com/acme/app:cache");
        for (String text : filled) {
            Matcher password = CACHE_PASSWORD.matcher(text);
            if (password.find()) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<" + element + "> holds a " + password.group(1),
                        "it would stand on a command line that everybody on this machine can read",
                        "remove it and give it to the builder by its environment, as the documentation of that cache"
                                + " says, such as AWS_SECRET_ACCESS_KEY");
            }
        }
        return filled.stream();
    }

    private String attestation(String element, Optional<String> text) {
        String value = text.map(String::strip).orElse("false");
        if (!value.equals("true") && !value.equals("false") && !value.contains("=")) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<" + element + "> is \"" + value + "\"",
                    "it is true, false or parameters of buildx's --" + element,
                    "write <" + element + ">true</" + element + ">, or "
                            + (element.equals("sbom") ? "generator=…" : "mode=max"));
        }
        return value;
    }

    private void wrong(String element, String text, String why, String next) {
        problems.add(ProblemCode.SETTING_INVALID, "<" + element + "> holds \"" + text + "\"", why, next);
    }
}
