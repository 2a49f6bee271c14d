package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.InspectionReader;
import io.github.multiarchmaven.config.InspectionSpec;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.InspectImages;
import io.github.multiarchmaven.pipeline.OpenRegistries;
import io.github.multiarchmaven.result.KeptResult;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says what a manifest list or an image holds, platform by platform, without pulling it: in a registry or in a folder with
 * an OCI image layout. It changes nothing. Needs no project and no engine.
 */
@Mojo(name = "inspect", requiresProject = false, threadSafe = true)
public final class InspectMojo extends AbstractRegistryMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.inspect.skip", defaultValue = "false")
    private boolean inspectSkip;

    /**
     * What to look at: references with a tag, with a digest or with neither, which means {@code latest}, and folders with an
     * OCI image layout, such as {@code target/multiarch/app}. Default: every result in {@code target/multiarch}.
     */
    @Parameter(property = "multiarch.references")
    private @Nullable List<String> references;

    /** Platforms that each of them must have: the goal fails with one problem for each reference that lacks some. */
    @Parameter(property = "multiarch.inspect.require")
    private @Nullable List<String> require;

    /** File to which the same is written as JSON. */
    @Parameter(property = "multiarch.inspect.json")
    private @Nullable File json;

    /** File to which the exact bytes of the manifest are written; with one reference only. */
    @Parameter(property = "multiarch.inspect.raw")
    private @Nullable File raw;

    @Inject
    InspectMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    String goal() {
        return "inspect";
    }

    @Override
    boolean skipsThisGoal() {
        return inspectSkip;
    }

    @Override
    void run(BuildLog log) {
        Optional<Path> basedir = Optional.ofNullable(project().getBasedir()).map(File::toPath);
        Attempted<InspectionSpec> spec = Attempted.of(() -> InspectionReader.read(
                BuildMojo.listOf(references),
                BuildMojo.listOf(require),
                basedir.orElseGet(() -> Path.of(session().getExecutionRootDirectory())),
                Optional.ofNullable(json).map(File::toPath),
                Optional.ofNullable(raw).map(File::toPath)));
        Attempted<RegistrySpec> access = Attempted.of(this::registries);
        Attempted.all(spec, access);
        List<KeptResult> results =
                basedir.isPresent() && spec.value().subjects().isEmpty()
                        ? results().all()
                        : List.of();
        try (OpenRegistries registries = OpenRegistries.with(access.value(), log)) {
            new InspectImages(registries, results, log).run(spec.value());
        }
    }
}
