package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.config.MergeReader;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.Origins;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.RawNaming;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images of other builds of ours, which know what they were made from. */
@Timeout(120)
class MergeOriginsTest {

    private static final Origin ONE = new Origin(Optional.of("1.0"), Optional.of("8f4e2a6d"));
    private static final Origin OTHER_REVISION = new Origin(Optional.of("1.0"), Optional.of("03b2a7c9"));
    private static final Origin OTHER_VERSION = new Origin(Optional.of("1.1"), Optional.of("8f4e2a6d"));

    private final Path folder;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final ToldLines told = new ToldLines();
    private List<String> tags = List.of("named");
    private Function<InModule, List<KeptResult>> modules = module -> {
        throw new AssertionError("no source is a module");
    };

    MergeOriginsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private KeptResult built(String runner, String platform, Origin origin) {
        Results results = new Results(folder.resolve(runner));
        try (Staging staging = results.stage("app")) {
            return results.keep(
                    staging,
                    new ImageDescription(
                                    "app",
                                    ImageReference.of(registry.name() + "/acme/app"),
                                    List.of("1.0"),
                                    TestLayouts.of(platform)
                                            .writeTo(staging.layout())
                                            .inventory(),
                                    ImageDescription.Scope.NARROWED)
                            .from(origin));
        }
    }

    private OpenRegistries registries() {
        return OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told);
    }

    private KeptResult merge(Origins origins, String... sources) {
        try (OpenRegistries open = registries()) {
            return new MergeImages(
                            open,
                            name -> {
                                throw new AssertionError("no source is in an engine");
                            },
                            modules,
                            new Results(folder.resolve("merged")),
                            told)
                    .run(
                            MergeReader.read(
                                    new RawNaming(
                                            Optional.of(registry.name() + "/acme/app"), Optional.empty(), tags, "1.0"),
                                    List.of(sources),
                                    List.of(),
                                    folder,
                                    SecondImages.REFUSED,
                                    origins,
                                    Optional.empty()),
                            Optional.empty());
        }
    }

    private static List<String> platforms(KeptResult result) {
        return result.description().inventory().platforms().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatAllWereMadeFromIsNoted() {
        built("one", "linux/amd64", ONE);
        built("two", "linux/arm64", ONE);
        KeptResult merged = merge(Origins.ALIKE, "one/app/image.json", "two/app");
        assertThat(merged.description().origin()).isEqualTo(ONE);
        assertThat(platforms(merged)).containsExactly("linux/amd64", "linux/arm64");
    }

    @Test
    void imagesOfOtherSourcesAreNotMergedUnlessTheyAreMeant() {
        built("one", "linux/amd64", ONE);
        built("revision", "linux/arm64", OTHER_REVISION);
        built("version", "linux/arm64", OTHER_VERSION);

        for (String other : List.of("revision", "version")) {
            List<Problem> problems = catchThrowableOfType(
                            ProblemException.class,
                            () -> merge(Origins.ALIKE, "one/app/image.json", other + "/app/image.json"))
                    .problems();
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.MERGE_ORIGINS_DIFFER);
                assertThat(problem.evidence())
                        .contains("linux/amd64  version 1.0, revision 8f4e2a6d  one/app/image.json")
                        .hasSize(2);
            });
            assertThat(folder.resolve("merged").resolve("app")).doesNotExist();
        }
        assertThat(merge(Origins.ANY, "one/app/image.json", "revision/app/image.json")
                        .description()
                        .origin())
                .isEqualTo(new Origin(Optional.of("1.0"), Optional.empty()));
    }

    @Test
    void aListThatIsCalledByAVersionHasImagesOfThat() {
        built("one", "linux/amd64", OTHER_VERSION);
        assertThat(merge(Origins.ALIKE, "one/app/image.json").description().tags())
                .containsExactly("named");
        tags = List.of();
        Problem problem = catchThrowableOfType(ProblemException.class, () -> merge(Origins.ALIKE, "one/app/image.json"))
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.MERGE_ORIGINS_DIFFER);
        assertThat(problem.evidence()).contains("the list is called by the version 1.0");
        assertThat(merge(Origins.ANY, "one/app/image.json").description().tags())
                .containsExactly("1.0");
    }

    @Test
    void whatIsNotKnownDiffersFromNothing() {
        built("one", "linux/amd64", ONE);
        built("unknown", "linux/arm64", Origin.UNKNOWN);
        TestLayouts.of("linux/arm/v7").writeTo(folder.resolve("foreign"));
        assertThat(merge(Origins.ALIKE, "one/app/image.json", "unknown/app/image.json", "foreign")
                        .description()
                        .origin())
                .isEqualTo(ONE);
    }

    @Test
    void aDescriptionAloneLeadsToWhereTheImageWasPushed() throws IOException {
        for (String runner : List.of("one", "two")) {
            built(runner, runner.equals("one") ? "linux/amd64" : "linux/arm64", ONE);
            try (OpenRegistries open = registries()) {
                new PushImages(open, new Results(folder.resolve(runner)), told)
                        .run(new PushSpec(
                                Optional.of("app"),
                                List.of(),
                                PushSpec.ExistingTags.REFUSED,
                                PushSpec.Naming.BY_DIGEST_ONLY));
            }
            Files.copy(folder.resolve(runner).resolve("app").resolve("image.json"), folder.resolve(runner + ".json"));
        }
        assertThat(registry.tags()).isEmpty();
        KeptResult merged = merge(Origins.ALIKE, "one.json", "two.json");
        assertThat(platforms(merged)).containsExactly("linux/amd64", "linux/arm64");
        assertThat(merged.description().origin()).isEqualTo(ONE);
    }

    @Test
    void whatWasNeverPushedIsNotThere() throws IOException {
        built("one", "linux/amd64", ONE);
        Files.copy(folder.resolve("one").resolve("app").resolve("image.json"), folder.resolve("one.json"));
        assertThat(catchThrowableOfType(ProblemException.class, () -> merge(Origins.ALIKE, "one.json"))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.REGISTRY_NOT_FOUND);
                    assertThat(problem.evidence()).contains("source   one.json");
                });
    }

    @Test
    void aFileThatDescribesNoImageIsAProblem() throws IOException {
        Files.writeString(folder.resolve("package.json"), "{}");
        assertThat(catchThrowableOfType(ProblemException.class, () -> merge(Origins.ALIKE, "package.json"))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.RESULT_CHANGED));
    }

    @Test
    void aDescriptionAndALayoutThatDoNotBelongTogetherAreRefused() throws IOException {
        built("one", "linux/amd64", ONE);
        built("two", "linux/arm64", OTHER_REVISION);
        Files.copy(
                folder.resolve("two/app/image.json"),
                folder.resolve("one/app/image.json"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(codeOf("one/app/image.json")).isEqualTo(ProblemCode.RESULT_CHANGED);
    }

    @Test
    void aDescriptionIsNoLargeFile() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.json").toFile(), "rw")) {
            large.setLength(3L * 1024 * 1024 * 1024);
        }
        assertThat(codeOf("large.json")).isEqualTo(ProblemCode.RESULT_CHANGED);
    }

    private ProblemCode codeOf(String source) {
        return catchThrowableOfType(ProblemException.class, () -> merge(Origins.ALIKE, source))
                .problems()
                .get(0)
                .code();
    }

    @Test
    void modulesAreAskedForAndAllTheirResultsTaken() {
        KeptResult one = built("one", "linux/amd64", ONE);
        KeptResult two = built("two", "linux/arm64", ONE);
        modules = module -> {
            assertThat(module).isEqualTo(new InModule("com.example", "app", "1.0", Optional.empty()));
            return List.of(one, two);
        };
        assertThat(platforms(merge(Origins.ALIKE, "maven://com.example:app")))
                .containsExactly("linux/amd64", "linux/arm64");
    }
}
