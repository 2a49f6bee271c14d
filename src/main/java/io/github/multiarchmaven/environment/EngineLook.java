package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.binfmt.PlatformProbe;
import io.github.multiarchmaven.binfmt.ProbeOutcome;
import io.github.multiarchmaven.binfmt.TableReading;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import org.jspecify.annotations.Nullable;

/** What runs in containers of the engine. Looks with containers of an image that the engine has. */
final class EngineLook {

    private final Engine engine;
    private final ImageReference image;
    private final Platform host;
    private @Nullable KernelLook kernel;

    EngineLook(Engine engine, ImageReference image, Platform host) {
        this.engine = engine;
        this.image = image;
        this.host = host;
    }

    PlatformSupport support(Platform platform) {
        if (!engine.hasImage(image)) {
            return new PlatformSupport.Unknown("the engine has not fetched " + image + " yet, with which to look");
        }
        PlatformProbe probe = new PlatformProbe(engine, image);
        ProbeOutcome outcome = probe.probe(platform);
        if (outcome instanceof ProbeOutcome.Runs) {
            return kernel().ran(platform);
        }
        if (outcome instanceof ProbeOutcome.DoesNotRun doesNotRun) {
            PlatformSupport without = kernel().didNotRun(platform, doesNotRun.evidence());
            return probe.probeBundled(platform) instanceof ProbeOutcome.Runs
                    ? new PlatformSupport.Bundled(without)
                    : without;
        }
        return noProgram(platform);
    }

    /** Through what a program of this platform ran in the builder, as far as the table of handlers tells. */
    PlatformSupport explain(Platform platform) {
        return engine.hasImage(image) ? kernel().ranInBuilder(platform) : new PlatformSupport.RunsInBuilder();
    }

    static PlatformSupport noProgram(Platform platform) {
        return new PlatformSupport.Unknown("there is no program for " + platform + " to try it with");
    }

    /** Read once, and only if there is something to be explained. */
    private synchronized KernelLook kernel() {
        KernelLook known = kernel;
        if (known == null) {
            known = new KernelLook(new TableReading(engine, image).read(), host);
            kernel = known;
        }
        return known;
    }
}
