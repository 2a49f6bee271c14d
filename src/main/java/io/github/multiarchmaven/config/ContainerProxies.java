package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.model.UnprintedValues;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proxies that containers get.
 *
 * @param ofRuns what {@code RUN} steps see, by the names of variables, in capitals
 * @param logins that are in these addresses, as they are written there
 * @param ofBuilder options of buildx's driver for the builder that the plugin makes: nothing secret
 * @param remarksOnRuns what {@code RUN} steps do not get, and why
 * @param remarksOnBuilder what the builder does not get, and why
 */
public record ContainerProxies(
        Map<String, String> ofRuns,
        List<UnprintedText> logins,
        Map<String, String> ofBuilder,
        List<String> remarksOnRuns,
        List<String> remarksOnBuilder) {

    /** None. */
    public static final ContainerProxies NONE =
            new ContainerProxies(Map.of(), List.of(), Map.of(), List.of(), List.of());

    public ContainerProxies {
        ofRuns = UnprintedValues.of(ofRuns);
        logins = List.copyOf(logins);
        ofBuilder = UnprintedValues.of(ofBuilder);
        remarksOnRuns = List.copyOf(remarksOnRuns);
        remarksOnBuilder = List.copyOf(remarksOnBuilder);
    }

    /** Those of a builder that has been understood. */
    public static ContainerProxies of(RawConfiguration.RawBuilder raw) {
        return new ProxiesReader(new Problems(), raw).read();
    }

    /** For a goal whose steps get none. */
    public ContainerProxies forTheBuilderAlone() {
        return new ContainerProxies(Map.of(), List.of(), ofBuilder, List.of(), remarksOnBuilder);
    }

    /**
     * For a build whose arguments may become part of the image: BuildKit attests those of a proxy as well, unless it is to attest
     * less than it does by itself (BuildKit, solver/llbsolver/provenance.go, "NewProvenanceCreator").
     *
     * @param provenance as of {@code --provenance}
     */
    public ContainerProxies attested(String provenance) {
        if (logins.isEmpty() || provenance.equals("false") || provenance.contains("mode=min")) {
            return this;
        }
        List<String> remarks = new ArrayList<>(remarksOnRuns);
        remarks.add(
                "RUN steps get no proxy: it has a login, which BuildKit would write into the image, as <provenance> is \""
                        + provenance
                        + "\". Have BuildKit attest less (mode=min), or use a proxy that asks for no login");
        return new ContainerProxies(Map.of(), List.of(), ofBuilder, remarks, remarksOnBuilder);
    }

    private static boolean isGiven(BuilderChoice builder) {
        return builder instanceof BuilderChoice.Managed
                || (builder instanceof BuilderChoice.OnNodes nodes
                        && nodes.driver().equals(NodesReader.CONTAINER));
    }

    /** What a builder that is about to be made gets: nothing secret. */
    public Optional<String> given(BuilderChoice builder) {
        return ofBuilder.isEmpty() || !isGiven(builder)
                ? Optional.empty()
                : Optional.of(ofBuilder.entrySet().stream()
                        .map(option -> option.getKey().substring("env.".length()) + "=" + option.getValue())
                        .collect(Collectors.joining(
                                ", ",
                                "The builder gets ",
                                "; these are part of which builder it is, so that others make another one;"
                                        + " <proxies>none</proxies> of <builder> says that it gets none")));
    }

    /** What has to be said where this builder builds. */
    public List<String> remarks(BuilderChoice builder) {
        boolean ours = isGiven(builder);
        return List.copyOf(new LinkedHashSet<>(
                Stream.concat(remarksOnRuns.stream(), ours ? remarksOnBuilder.stream() : Stream.empty())
                        .toList()));
    }

    /** All that must not be printed, should a step print its variables. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (UnprintedText login : logins) {
            secrets.add(login.value());
            passwordIn(login.value()).ifPresent(password -> {
                secrets.add(password);
                secrets.add(decoded(password));
            });
        }
        return secrets;
    }

    private static Optional<String> passwordIn(String login) {
        int colon = login.indexOf(':');
        return Optional.of(login.substring(colon + 1)).filter(password -> colon >= 0 && !password.isEmpty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
