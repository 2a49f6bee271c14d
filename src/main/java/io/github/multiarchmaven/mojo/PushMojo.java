package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.RegistryReader;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Mute;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.pipeline.OpenRegistries;
import io.github.multiarchmaven.pipeline.PushImages;
import io.github.multiarchmaven.result.KeptResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what {@code multiarch:build} left, byte for byte: layers that the registry lacks, the image of each platform by
 * its digest, the manifest list, and last the tags. No tag per architecture, no engine, no rebuild.
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PushMojo extends AbstractPublishingMojo {

    /** As in the annotation, which is not there any more when a goal runs. */
    private static final String USUAL_PHASE = "deploy";

    /** Skips this goal. */
    @Parameter(property = "multiarch.push.skip", defaultValue = "false")
    private boolean pushSkip;

    /** The result to push. Default: every result in {@code target/multiarch} whose image the module still builds. */
    @Parameter(property = "multiarch.id")
    private @Nullable String id;

    /** The image, as {@code build} was told. It only serves to recognise results of images that are not built any more. */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * Repositories to push to, each with its registry and without a tag, such as {@code registry.example.com/acme/app}.
     * Default: the one that {@code <image>} names.
     */
    @Parameter(property = "multiarch.pushTo")
    private @Nullable List<String> pushTo;

    /**
     * Sends nothing before the last module of a reactor that pushes, and nothing at all if a module fails. Must be the same in
     * all modules.
     */
    @Parameter(property = "multiarch.pushAtEnd", defaultValue = "false")
    private boolean pushAtEnd;

    /** Prints what would be done and changes nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Inject
    PushMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    String goal() {
        return "push";
    }

    @Override
    boolean skipsThisGoal() {
        return pushSkip;
    }

    @Override
    void run(BuildLog log) {
        if (isOnlyAParent()) {
            log.skipping(goal(), "this module has packaging pom and no <image>, and built none");
            runNothing(log);
            return;
        }
        Attempted<PushSpec> read = Attempted.of(
                () -> RegistryReader.push(Optional.ofNullable(id), BuildMojo.listOf(pushTo), existingTags(), naming()));
        Attempted<RegistrySpec> access = Attempted.of(this::registries);
        Attempted.all(read, access);
        PushSpec spec = read.value();
        RegistrySpec registries = access.value();
        if (dryRun) {
            with(registries, log, story -> story.explain(spec));
            runNothing(log);
        } else if (pushAtEnd) {
            new AwaitedPushes(session(), execution()).check(USUAL_PHASE);
            log.info("What multiarch:push sends waits for the last module that pushes");
            take(
                    new AwaitedPushes.Push(
                            () -> with(registries, new Mute(log), story -> story.check(spec)),
                            () -> with(registries, log, story -> push(story, spec, log))),
                    log);
        } else {
            with(registries, log, story -> push(story, spec, log));
            runNothing(log);
        }
    }

    /** Others may be waiting for this execution all the same. */
    @Override
    void runNothing(BuildLog log) {
        if (pushAtEnd) {
            take(AwaitedPushes.Push.NONE, log);
        }
    }

    private void take(AwaitedPushes.Push push, BuildLog log) {
        List<AwaitedPushes.Push> all = new AwaitedPushes(session(), execution()).take(project(), push);
        if (all.isEmpty()) {
            return;
        }
        if (session().getResult().hasExceptions()) {
            log.warn("Nothing is pushed, because another module has failed");
            return;
        }
        List<Problem> problems = new ArrayList<>();
        for (AwaitedPushes.Push each : all) {
            try {
                each.check().run();
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        all.forEach(each -> each.send().run());
    }

    private void with(RegistrySpec spec, BuildLog log, Consumer<PushImages> what) {
        try (OpenRegistries registries = OpenRegistries.with(spec, log)) {
            what.accept(new PushImages(registries, currentResults(id, image, log), log));
        }
    }

    private void push(PushImages story, PushSpec spec, BuildLog log) {
        for (KeptResult result : story.run(spec)) {
            new ResultProperties(project()).tell(result);
            summary().ifPresent(summary -> summary.pushed(result.description(), log));
        }
    }
}
