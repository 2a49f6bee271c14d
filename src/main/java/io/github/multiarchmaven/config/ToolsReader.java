package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Understands the elements {@code <builder>} and {@code <binfmt>}, which several goals have. */
final class ToolsReader {

    /** buildx: util/store.go, "invalid name … needs to start with a letter". */
    private static final Pattern BUILDER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private static final String AUTO = "auto";
    private static final String ENGINES_OWN = "docker";

    /** buildx: every engine's own BuildKit has the name default (store/storeutil). */
    private static final String ENGINES_OWN_NAME = "default";

    private static final List<String> DRIVERS =
            List.of(AUTO, ENGINES_OWN, NodesReader.CONTAINER, NodesReader.REMOTE, NodesReader.KUBERNETES);

    private final Problems problems;

    ToolsReader(Problems problems) {
        this.problems = problems;
    }

    Optional<BuilderChoice> builder(RawConfiguration.RawBuilder raw) {
        Optional<ImageReference> image =
                imageOf("builder", raw.image().orElse(ConfigurationReader.DEFAULT_BUILDKIT_IMAGE));
        Optional<BuildkitdConfig> settings = new BuilderSettingsReader(problems, raw).read();
        Optional<BuildkitdConfig> config = raw.buildkitdConfig()
                .flatMap(new BuildkitdConfigReader(problems)::read)
                .or(() -> settings);
        Map<String, String> options = containerOptions(raw);
        MisplacedSettings misplaced = new MisplacedSettings(problems, raw);
        misplaced.besideConfig();
        String driver = raw.driver().map(String::strip).orElse(AUTO);
        checkDriver(driver, raw);
        if (raw.name().isEmpty() && isOnNodes(driver, raw)) {
            if (driver.equals(NodesReader.REMOTE)) {
                misplaced.besideRunning();
            } else if (driver.equals(NodesReader.KUBERNETES)) {
                misplaced.besideTheCluster();
            }
            String nodeDriver = driver.equals(AUTO) ? NodesReader.CONTAINER : driver;
            Optional<String> nodeImage = nodeDriver.equals(NodesReader.CONTAINER)
                    ? image.map(ImageReference::toString)
                    : nodeDriver.equals(NodesReader.KUBERNETES) ? raw.image() : Optional.empty();
            RawConfiguration.RawBuilder whole = nodeDriver.equals(NodesReader.CONTAINER) ? raw.with(options) : raw;
            return new NodesReader(whole, nodeDriver, nodeImage, problems).read(config);
        }
        if (raw.name().isEmpty()) {
            return driver.equals(ENGINES_OWN)
                    ? Optional.of(new BuilderChoice.Existing(ENGINES_OWN_NAME))
                    : image.map(name -> chosen(
                            driver,
                            raw,
                            new BuilderChoice.Managed(name, raw.with(options).driverOpts(), config)));
        }
        misplaced.besideName();
        String name = raw.name().get();
        if (!BUILDER_NAME.matcher(name).matches()) {
            problems.add(
                    ProblemCode.BUILDER_NAME_INVALID,
                    "<builder><name> is \"" + name + "\", which cannot name a builder",
                    "buildx wants a letter, then letters, digits, underscores, dots and hyphens",
                    "correct it; docker buildx ls lists the builders that exist");
        }
        if (hasSettings(raw)) {
            problems.add(
                    ProblemCode.BUILDER_SETTINGS_UNUSED,
                    "<builder> has a <name> beside settings for a new builder",
                    "a builder that is chosen by name is used as it is: <image>, <driverOpts>, <buildkitdConfig>"
                            + " and <nodes> would do nothing",
                    "remove <name> to have a builder made from the settings, or remove the settings");
        }
        return Optional.of(new BuilderChoice.Existing(name));
    }

    /** Whoever gives a builder settings wants one that is made from them. */
    private static BuilderChoice chosen(String driver, RawConfiguration.RawBuilder raw, BuilderChoice.Managed managed) {
        return driver.equals(AUTO)
                        && !hasSettings(raw)
                        && MisplacedSettings.written(raw.settings()).isEmpty()
                ? new BuilderChoice.Automatic(managed)
                : managed;
    }

    /** What the driver for containers gets beside what the POM says of it. */
    private Map<String, String> containerOptions(RawConfiguration.RawBuilder raw) {
        Map<String, String> options =
                new LinkedHashMap<>(new ProxiesReader(problems, raw).read().ofBuilder());
        raw.settings().network().ifPresent(network -> options.put("network", network.strip()));
        return options;
    }

    private static boolean isOnNodes(String driver, RawConfiguration.RawBuilder raw) {
        return driver.equals(NodesReader.REMOTE)
                || driver.equals(NodesReader.KUBERNETES)
                || (!raw.nodes().isEmpty() && !driver.equals(ENGINES_OWN));
    }

    private static boolean hasSettings(RawConfiguration.RawBuilder raw) {
        return raw.image().isPresent()
                || !raw.driverOpts().isEmpty()
                || !raw.nodes().isEmpty()
                || raw.buildkitdConfig().isPresent();
    }

    private void checkDriver(String driver, RawConfiguration.RawBuilder raw) {
        if (!DRIVERS.contains(driver)) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder><driver> is \"" + driver + "\"",
                    "it is one of " + String.join(", ", DRIVERS)
                            + "; a builder of another driver can be made with docker buildx create",
                    "choose one of these, or name that builder in <builder><name>");
        } else if (!driver.equals(AUTO) && raw.name().isPresent()) {
            problems.add(
                    ProblemCode.BUILDER_SETTINGS_UNUSED,
                    "<builder> has a <name> beside a <driver>",
                    "a builder that is chosen by name has its driver",
                    "remove one of the two");
        } else if (driver.equals(ENGINES_OWN)) {
            checkTheEngines(raw);
        }
    }

    private void checkTheEngines(RawConfiguration.RawBuilder raw) {
        new MisplacedSettings(problems, raw).besideTheEngine();
        if (hasSettings(raw)) {
            problems.add(
                    ProblemCode.BUILDER_SETTINGS_UNUSED,
                    "<builder><driver> is docker, beside settings for a new builder",
                    "the engine's own BuildKit is used as it is: <image>, <driverOpts>, <buildkitdConfig> and <nodes>"
                            + " would do nothing",
                    "remove <driver> to have a builder made from the settings, or remove the settings");
        }
    }

    Optional<BuildSpec.BinfmtChoice> binfmt(RawConfiguration.RawBinfmt raw) {
        Optional<BinfmtMode> mode = raw.mode().isEmpty()
                ? Optional.of(BinfmtMode.AUTO)
                : mode(raw.mode().get());
        Optional<ImageReference> image = binfmtImage(raw.image().orElse(ConfigurationReader.DEFAULT_BINFMT_IMAGE));
        return mode.isPresent() && image.isPresent()
                ? Optional.of(new BuildSpec.BinfmtChoice(image.get(), mode.get()))
                : Optional.empty();
    }

    private Optional<BinfmtMode> mode(String text) {
        List<String> known = new ArrayList<>();
        for (BinfmtMode mode : BinfmtMode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(mode);
            }
            known.add(name);
        }
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<binfmt><mode> is \"" + text + "\"",
                "it is one of " + String.join(", ", known),
                "choose one of these");
        return Optional.empty();
    }

    private Optional<ImageReference> binfmtImage(String text) {
        Optional<ImageReference> image = imageOf("binfmt", text);
        if (image.isPresent() && image.get().digest().isEmpty()) {
            problems.add(
                    ProblemCode.BINFMT_IMAGE_UNPINNED,
                    "<binfmt><image> is \"" + text + "\", which has no digest",
                    "the image runs as root on your kernel: what it is must not change behind a tag",
                    "append @sha256:… as docker buildx imagetools inspect " + text + " shows it");
        }
        return image;
    }

    private Optional<ImageReference> imageOf(String element, String text) {
        try {
            return Optional.of(ImageReference.of(text));
        } catch (IllegalArgumentException e) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<" + element + "><image> is \"" + text + "\", which is no image name",
                    "a name is " + ImageReference.GRAMMAR,
                    "write it in that form");
            return Optional.empty();
        }
    }
}
