package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.RawBuilderSettings.RawDns;
import io.github.multiarchmaven.config.RawBuilderSettings.RawProxies;
import io.github.multiarchmaven.config.RawConfiguration.RawBinfmt;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawBuildkitdConfig;
import io.github.multiarchmaven.config.RawConfiguration.RawNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** The element {@code <builder>} as a POM would have it. */
final class BuilderPom {

    private final Path folder;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();
    private final Map<String, String> driverOpts = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private List<RegistrySpec.Proxy> ofSettings = List.of();

    /** @param folder of the module */
    BuilderPom(Path folder) {
        this.folder = folder;
    }

    BuilderPom with(String element, String text) {
        texts.put(element, text);
        return this;
    }

    BuilderPom withList(String element, String... items) {
        lists.put(element, List.of(items));
        return this;
    }

    BuilderPom withDriverOpt(String name, String value) {
        driverOpts.put(name, value);
        return this;
    }

    BuilderPom withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    BuilderPom withProxies(RegistrySpec.Proxy... proxies) {
        ofSettings = List.of(proxies);
        return this;
    }

    RawBuilder raw() {
        return new RawBuilder(
                text("driver"),
                text("name"),
                text("image"),
                driverOpts,
                text("buildkitdConfig").map(toml -> new RawBuildkitdConfig(new UnprintedText(toml), folder)),
                Stream.ofNullable(lists.get("nodes"))
                        .flatMap(List::stream)
                        .map(endpoint -> new RawNode(Optional.of(endpoint), List.of(), Map.of()))
                        .toList(),
                folder,
                new RawBuilderSettings(
                        list("registryMirrors"),
                        list("insecureRegistries"),
                        list("caCertificates"),
                        new RawDns(list("nameservers"), list("searchDomains"), list("options")),
                        text("cacheLimit"),
                        text("network"),
                        new RawProxies(
                                text("proxies"),
                                ofSettings,
                                environment,
                                lists.getOrDefault("farEngines", List.of()))));
    }

    ContainerProxies proxies() {
        return ContainerProxies.of(raw());
    }

    BuilderChoice read() {
        Problems problems = new Problems();
        Optional<BuilderChoice> choice = new ToolsReader(problems).builder(raw());
        problems.throwIfAny();
        return choice.orElseThrow();
    }

    /** What the builder that the plugin makes is given. */
    BuilderChoice.Managed made() {
        return read() instanceof BuilderChoice.Automatic automatic
                ? automatic.otherwise()
                : (BuilderChoice.Managed) read();
    }

    String toml() {
        return made().buildkitdConfig().map(BuildkitdConfig::toml).orElse("none");
    }

    List<Problem> problems() {
        return Assertions.catchThrowableOfType(ProblemException.class, this::read)
                .problems();
    }

    /** How doctor and setup see it. */
    MachineSpec machine() {
        return MachineReader.read(
                new RawMachine(List.of(), List.of(), raw(), new RawBinfmt(Optional.empty(), Optional.empty())));
    }

    private Optional<String> text(String element) {
        return Optional.ofNullable(texts.get(element));
    }

    private List<String> list(String element) {
        return lists.getOrDefault(element, List.of());
    }
}
