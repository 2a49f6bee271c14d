package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.MergeReader;
import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.Origins;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.mojo.ModuleResults.Module;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.EnginesOnDemand;
import io.github.multiarchmaven.pipeline.MergeImages;
import io.github.multiarchmaven.pipeline.OpenRegistries;
import io.github.multiarchmaven.result.KeptResult;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes one manifest list of images that were built separately: on other machines, by plain {@code docker build}, by other
 * tools. The images stay, byte for byte, what they are. The result lies in {@code target/multiarch}, where {@code load} and
 * {@code push} find it as if {@code build} had made it. No engine is needed unless an image is in it.
 */
@Mojo(name = "merge", threadSafe = true)
public final class MergeMojo extends AbstractNamingMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.merge.skip", defaultValue = "false")
    private boolean mergeSkip;

    /**
     * Where the images are: references with a tag or a digest; {@code docker://acme/app:1.0} for an image in the engine, with {@code on tcp://other:2375} or the name of a docker context
     * behind it for one in another engine; folders
     * with an OCI image layout, such as {@code target/multiarch/app}; files {@code *.tar} with a layout or of
     * {@code docker save}; {@code image.json} of another build; other files with a reference with a digest in each line, such
     * as its {@code digests.txt}; {@code maven://com.example:app} for a module of this build or one that was installed. Behind a source with one image {@code as linux/arm/v7} says for which platform it is listed, if it is mistaken
     * about itself.
     */
    @Parameter(property = "multiarch.merge.sources")
    private @Nullable List<String> sources;

    /** Platforms that there must be an image for, or nothing is merged. */
    @Parameter(property = "multiarch.merge.require")
    private @Nullable List<String> require;

    /** Has the later source win where two have different images for one platform. Otherwise that is a problem. */
    @Parameter(property = "multiarch.merge.replace", defaultValue = "false")
    private boolean replace;

    /** Takes images although they were made from different versions of the project or revisions of its sources. */
    @Parameter(property = "multiarch.merge.mixed", defaultValue = "false")
    private boolean mixed;
    /**
     * The programs in the image of a platform whose processor has to be that platform's: {@code entrypoint} for what the
     * image starts, {@code all} for every executable in it, {@code off} for none. Default: entrypoint.
     */
    @Parameter(property = "multiarch.checkBinaries")
    private @Nullable String checkBinaries;

    /**
     * Publishes the result as {@code push} does. Layers of images in registries are not fetched then, and if there are such
     * images, no layout is kept.
     */
    @Parameter(property = "multiarch.merge.push", defaultValue = "false")
    private boolean push;

    /** Reads the sources, prints what would be done and changes nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    private final MavenProjectHelper helper;
    private final RepositorySystem repositories;

    @Inject
    MergeMojo(SettingsDecrypter decrypter, MavenProjectHelper helper, RepositorySystem repositories) {
        super(decrypter);
        this.helper = helper;
        this.repositories = repositories;
    }

    @Override
    String goal() {
        return "merge";
    }

    @Override
    boolean skipsThisGoal() {
        return mergeSkip;
    }

    @Override
    void run(BuildLog log) {
        if (sources == null && project().getPackaging().equals("pom")) {
            log.skipping(goal(), "this module has packaging pom and no <sources>");
            return;
        }
        Attempted<MergeSpec> read = Attempted.of(this::spec);
        Attempted<RegistrySpec> access = Attempted.of(this::registries);
        Attempted.all(read, access);
        MergeSpec spec = read.value();
        takenIds().take(spec.naming(), spec);
        try (OpenRegistries registries = OpenRegistries.with(access.value(), log);
                EnginesOnDemand engines = new EnginesOnDemand(log)) {
            MergeImages story = new MergeImages(registries, engines, this::resultsOf, results(), log);
            if (dryRun) {
                story.explain(spec, pushed(spec));
            } else {
                hand(story.run(spec, pushed(spec)), log);
            }
        }
    }

    private MergeSpec spec() {
        return MergeReader.read(
                names(revision()),
                BuildMojo.listOf(sources),
                BuildMojo.listOf(require),
                project().getBasedir().toPath(),
                replace ? SecondImages.REPLACING : SecondImages.REFUSED,
                mixed ? Origins.ANY : Origins.ALIKE,
                Optional.ofNullable(checkBinaries));
    }

    private List<KeptResult> resultsOf(InModule wanted) {
        return new ModuleResults(session(), repositories, project(), execution())
                .of(
                        new Module(wanted.groupId(), wanted.artifactId(), wanted.version()),
                        wanted.id().map(AttachedDescription::classifier).orElse(AttachedDescription.ALONE));
    }

    private Optional<PushSpec> pushed(MergeSpec spec) {
        return push
                ? Optional.of(new PushSpec(Optional.of(spec.naming().id()), List.of(), existingTags(), naming()))
                : Optional.empty();
    }

    /** Hands the result on to what runs later. */
    private void hand(KeptResult result, BuildLog log) {
        new ResultProperties(project()).tell(result);
        summary().ifPresent(summary -> summary.made(result.description(), log));
        new AttachedDescription(helper, execution()).attach(project(), result);
    }
}
