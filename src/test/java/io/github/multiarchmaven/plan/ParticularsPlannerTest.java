package io.github.multiarchmaven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Attestations;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParticularsPlannerTest {

    private static final List<ImageReference> NAMES = List.of(ImageReference.of("acme/app:1"));
    private static final Output OCI = new Output.Oci();
    private static final Output ENGINE = new Output.Docker(NAMES);
    private static final Output REGISTRY = new Output.Registry(NAMES);
    private static final Annotation ANYWHERE = new Annotation(List.of(), "a", "b");

    private static Annotation in(Document document) {
        return new Annotation(List.of(Place.of(document)), "a", "b");
    }

    private static BuildOptions options(String provenance, Annotation... annotations) {
        BuildOptions none = BuildOptions.NONE;
        return new BuildOptions(
                none.access(),
                none.caching(),
                new Attestations(provenance, "false"),
                List.of(annotations),
                none.timestamps(),
                none.extraArgs());
    }

    private static Decision one(BuildOptions options, Output... outputs) {
        return new Decision()
                .existing("mine", new BuilderLook.Running("docker-container"))
                .building("linux/amd64")
                .options(options)
                .checking(BinaryCheck.OFF)
                .output(outputs);
    }

    @Test
    void nothingIsSaidWhereEverythingIsWrittenAndReadBack() {
        BuildOptions all = options("false", ANYWHERE, in(Document.INDEX), in(Document.MANIFEST_DESCRIPTOR));
        assertThat(one(all, OCI).plan().warnings()).isEmpty();
        assertThat(one(all, OCI, ENGINE).plan().warnings()).isEmpty();
        assertThat(one(all, REGISTRY).plan().warnings()).isEmpty();
        assertThat(one(options("false", in(Document.INDEX)), REGISTRY, ENGINE)
                        .plan()
                        .warnings())
                .isEmpty();
        assertThat(one(options("false"), ENGINE).plan().warnings()).isEmpty();
        assertThat(one(options("false", ANYWHERE), new Output.None()).plan().warnings())
                .isEmpty();
        assertThat(one(options("true"), new Output.Local()).plan().warnings()).isEmpty();
        assertThat(one(options("false", ANYWHERE), REGISTRY, ENGINE).plan().warnings())
                .as("what says nothing of a list does not miss it")
                .isEmpty();
    }

    @Test
    void anAnnotationOfAListThatNobodyMakesIsSaid() {
        Decision decision = one(options("false", in(Document.INDEX), ANYWHERE), ENGINE);
        assertThat(decision.plan().warnings())
                .first()
                .asString()
                .startsWith("the annotation index:a=b is not written to the index: BuildKit makes no manifest list");
        assertThat(decision.plan().describe()).containsAll(decision.plan().warnings());
        assertThat(one(options("false", in(Document.INDEX_DESCRIPTOR)), REGISTRY)
                        .plan()
                        .warnings())
                .singleElement()
                .asString()
                .contains("only the index.json");
        assertThat(one(options("false", ANYWHERE), new Output.Local()).plan().warnings())
                .containsExactly("<annotations> are written nowhere: no output is an image");
    }

    @Test
    void whatAnEngineDoesNotShowOrKeepIsSaid() {
        for (BuildOptions options : List.of(options("false", ANYWHERE), options("mode=max"))) {
            assertThat(one(options, ENGINE).plan().warnings())
                    .singleElement()
                    .asString()
                    .contains("not read back");
            assertThat(one(options, ENGINE).store(ImageStore.CLASSIC).plan().warnings())
                    .singleElement()
                    .asString()
                    .contains("get lost");
        }
    }
}
