package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.AllowedImages;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.Narrowing;
import io.github.multiarchmaven.config.Prebuilt;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.Sources.Group;
import io.github.multiarchmaven.dockerfile.DockerfileReader;
import io.github.multiarchmaven.dockerfile.DockerfileReading;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.pipeline.PrebuiltTree.Item;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.unchanged.Inputs;
import io.github.multiarchmaven.unchanged.Obstacles;
import io.github.multiarchmaven.unchanged.Seal;
import io.github.multiarchmaven.unchanged.SettingInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gathers what an image is made from. Nobody is asked: neither the engine nor a registry. */
final class BuildInputs {

    /** Whatever builds is one of these, as far as a Dockerfile can tell one from another by names. */
    private static final List<Platform> BUILDERS = List.of(Platform.of("linux/amd64"), Platform.of("linux/arm64"));

    /** What a Dockerfile may know of the platform of the builder (Dockerfile reference, "Automatic platform ARGs"). */
    private static final Pattern BUILDERS_OWN = Pattern.compile("BUILD(PLATFORM|OS|ARCH|VARIANT)");

    private final BuildSpec spec;
    private final Seal seal;
    private final ContextInputs files;
    private final SortedMap<String, String> prints = new TreeMap<>();
    private final SortedMap<String, String> stats = new TreeMap<>();
    private final Set<String> obstacles = new LinkedHashSet<>();

    private BuildInputs(BuildSpec spec, Path results, Seal seal) {
        this.spec = spec;
        this.seal = seal;
        this.files = new ContextInputs(results, seal);
    }

    /**
     * What it is now.
     *
     * @param version of this plugin
     * @param results folder of the module's results
     * @throws ProblemException SKIP_UNCHANGED_IMPOSSIBLE with all that may change unseen; and for what no build could be made
     *     from: DOCKERFILE_UNREADABLE, PREBUILT_MISSING, FILE_FAILED and the like
     */
    static Inputs of(BuildSpec spec, AllowedImages allowed, String version, Path results, Seal seal) {
        BuildInputs inputs = new BuildInputs(spec, results, seal);
        try {
            inputs.gather(allowed, version);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot read what the image is made from",
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "check that it may be read, or keep it out of the context by a line in .dockerignore"),
                    e);
        }
        inputs.obstacles.addAll(inputs.files.obstacles());
        if (!inputs.obstacles.isEmpty()) {
            throw new ProblemException(refused(spec, List.copyOf(inputs.obstacles)));
        }
        return new Inputs(inputs.prints, inputs.stats);
    }

    private static Problem refused(BuildSpec spec, List<String> obstacles) {
        return Problem.of(
                        ProblemCode.SKIP_UNCHANGED_IMPOSSIBLE,
                        "whether " + spec.naming().firstName()
                                + " is unchanged cannot be told, and skipUnchanged is set",
                        "some of what it is made from may be another the next time although nothing here has changed",
                        "have everything come from the context or by digest, or build without skipUnchanged:"
                                + " -Dmultiarch.skipUnchanged=false, unless <configuration> has <skipUnchanged>")
                .withEvidence(obstacles);
    }

    private void gather(AllowedImages allowed, String version) throws IOException {
        obstacles.addAll(Obstacles.ofImage(spec));
        put("multiarch-maven-plugin", List.of(version));
        put("<allowedImages>", List.of(allowed.toString()));
        SettingInputs.ofImage(spec).forEach(this::put);
        List<Platform> platforms = spec.narrowing() instanceof Narrowing.To to ? to.platforms() : spec.platforms();
        if (spec.narrowing() instanceof Narrowing.ToHost) {
            putEngine();
        }
        List<Group> groups = spec.sources().groups(platforms);
        for (Group group : groups) {
            String suffix = groups.size() == 1 ? "" : " for " + Platform.list(group.platforms());
            gather(group, suffix);
        }
        gatherPrebuilt(platforms);
    }

    private void gather(Group group, String suffix) throws IOException {
        Source source = group.source();
        obstacles.addAll(Obstacles.ofSource(source));
        SettingInputs.ofSource(source).forEach((name, values) -> put(name + suffix, values));
        String text = DockerfileText.of(spec, source);
        put(source.dockerfileName() + ", the Dockerfile" + suffix, List.of(text));
        if (BUILDERS_OWN.matcher(text).find()) {
            putEngine();
        }
        Set<Platform> builders = new LinkedHashSet<>(BUILDERS);
        builders.addAll(group.platforms());
        for (Platform builder : builders) {
            DockerfileReading reading = reading(group, builder);
            obstacles.addAll(Obstacles.ofDockerfile(
                    reading.fileName(), reading.namedContexts(), DockerfileReader.read(text, reading)));
        }
        if (spec.prebuilt().image().isEmpty()) {
            put(files.ofContext(source), " in the context" + suffix);
        }
        for (Map.Entry<String, String> context : source.buildContexts().entrySet()) {
            if (!Obstacles.isRemote(context.getValue())) {
                put(files.ofFolder(Path.of(context.getValue())), " in the named context " + context.getKey() + suffix);
            }
        }
    }

    private void put(Map<String, ContextInputs.Print> found, String where) {
        found.forEach((path, print) -> {
            prints.put(path + where, print.content());
            print.stat().ifPresent(stat -> stats.put(path + where, stat));
        });
    }

    private DockerfileReading reading(Group group, Platform builder) {
        Source source = group.source();
        Set<String> contexts = new HashSet<>(source.buildContexts().keySet());
        if (!spec.prebuilt().entries().isEmpty()) {
            contexts.add(Prebuilt.CONTEXT);
        }
        return new DockerfileReading(
                group.platforms(),
                builder,
                source.target(),
                source.buildArgs(),
                contexts,
                source.dockerfile().getFileName().toString());
    }

    private void gatherPrebuilt(List<Platform> platforms) throws IOException {
        if (spec.prebuilt().entries().isEmpty()) {
            return;
        }
        for (Map.Entry<Platform, List<PrebuiltTree>> each :
                PrebuiltCheck.run(spec, platforms).entrySet()) {
            for (PrebuiltTree tree : each.getValue()) {
                for (Item item : tree.items()) {
                    prints.put(item.target() + " of <prebuilt> for " + each.getKey(), of(item));
                }
            }
        }
    }

    private String of(Item item) throws IOException {
        if (item instanceof Item.File file) {
            return files.ofFile(file.source(), file.mode());
        }
        return item instanceof Item.Link link ? seal.of("link", link.to().toString()) : seal.of("folder");
    }

    /** Of which platform the builder is follows from these, as far as is seen without asking. */
    private void putEngine() {
        put(
                "the engine",
                List.of(
                        EngineEndpoints.resolve(Surroundings.ofThisProcess()).address(),
                        System.getProperty("os.arch")));
    }

    /** Two settings of one value have two prints. */
    private void put(String name, List<String> values) {
        prints.put(name, seal.of(Stream.concat(Stream.of(name), values.stream()).toArray(String[]::new)));
    }
}
