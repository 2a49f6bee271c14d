package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the engine's answers. */
final class EngineAnswers {

    private static final String CONTAINERD_SNAPSHOTTER = "io.containerd.snapshotter.v1";
    private static final String PODMAN = "Podman Engine";

    private EngineAnswers() {}

    /** From {@code GET /version} and {@code GET /info}; empty if these are not the answers of a container engine. */
    static Optional<EngineInfo> info(JsonNode version, JsonNode info) {
        String number = version.path("Version").asText();
        String os = version.path("Os").asText();
        String architecture = version.path("Arch").asText();
        if (number.isEmpty() || os.isEmpty() || architecture.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EngineInfo(
                new EngineVersion(
                        product(version), number, version.path("ApiVersion").asText()),
                platform(os, architecture, info.path("Architecture").asText()),
                store(info.path("DriverStatus")),
                traits(info.path("SecurityOptions")),
                info.path("OperatingSystem").asText()));
    }

    /** From {@code GET /images/NAME/json}; empty if it is not understood. */
    static Optional<LocalImage> image(JsonNode image) {
        try {
            JsonNode descriptor = image.path("Descriptor");
            return Optional.of(new LocalImage(
                    new Digest(image.path("Id").asText()),
                    texts(image.path("RepoTags")),
                    new Platform(
                            image.path("Os").asText(),
                            image.path("Architecture").asText(),
                            image.path("Variant").asText()),
                    labels(image.path("Config").path("Labels")),
                    descriptor.has("digest")
                            ? Optional.of(new LocalImage.Target(
                                    descriptor.path("mediaType").asText(),
                                    new Digest(descriptor.path("digest").asText())))
                            : Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** From {@code GET /containers/NAME/json}. */
    static FoundContainer container(JsonNode container) {
        return new FoundContainer(
                container.path("Config").path("Image").asText(),
                container.path("State").path("Status").asText(),
                texts(container.path("Args")),
                named(container.path("Mounts")).toList(),
                container.path("Image").asText());
    }

    /** From the same answer. */
    static ContainerState state(JsonNode container) {
        JsonNode state = container.path("State");
        return new ContainerState(
                state.path("Status").asText(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean());
    }

    /** Mounts of folders have no name. */
    private static Stream<String> named(JsonNode array) {
        return array.valueStream().map(element -> element.path("Name").asText()).filter(name -> !name.isEmpty());
    }

    /** From {@code GET /volumes}. */
    static List<LabelledVolume> volumes(JsonNode answer) {
        return answer.path("Volumes").valueStream().map(EngineAnswers::volume).toList();
    }

    /** From {@code GET /volumes/NAME}. */
    static LabelledVolume volume(JsonNode volume) {
        return new LabelledVolume(volume.path("Name").asText(), labels(volume.path("Labels")));
    }

    /** From {@code GET /networks/NAME}. */
    static Optional<String> gateway(JsonNode network) {
        return network.path("IPAM")
                .path("Config")
                .valueStream()
                .map(config -> config.path("Gateway").asText())
                .filter(address -> !address.isEmpty())
                .findFirst();
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new HashMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static String product(JsonNode version) {
        List<String> components = new ArrayList<>();
        version.path("Components")
                .forEach(component -> components.add(component.path("Name").asText()));
        if (components.contains(PODMAN)) {
            return PODMAN;
        }
        String platform = version.path("Platform").path("Name").asText();
        return platform.isEmpty() ? "Engine" : platform;
    }

    /** {@code /version} has Go's word for the architecture, {@code /info} the kernel's, which tells Arm's variants apart. */
    private static Platform platform(String os, String architecture, String kernel) {
        String variant = "";
        if (architecture.equals("arm")) {
            variant = kernel.startsWith("armv6") ? "v6" : kernel.startsWith("armv5") ? "v5" : "v7";
        }
        return new Platform(os, architecture, variant);
    }

    private static ImageStore store(JsonNode driverStatus) {
        for (JsonNode row : driverStatus) {
            if (row.path(0).asText().equals("driver-type")
                    && row.path(1).asText().equals(CONTAINERD_SNAPSHOTTER)) {
                return ImageStore.CONTAINERD;
            }
        }
        return ImageStore.CLASSIC;
    }

    /** Entries are {@code name=rootless} or {@code name=seccomp,profile=builtin}. */
    private static Set<EngineTrait> traits(JsonNode securityOptions) {
        Set<EngineTrait> traits = EnumSet.noneOf(EngineTrait.class);
        for (String option : texts(securityOptions)) {
            List<String> words = List.of(option.split(",", -1));
            if (words.contains("name=rootless")) {
                traits.add(EngineTrait.ROOTLESS);
            }
            if (words.contains("name=userns")) {
                traits.add(EngineTrait.USER_NAMESPACES);
            }
        }
        return traits;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
