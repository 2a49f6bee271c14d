package io.github.multiarchmaven.pipeline;

import static io.github.multiarchmaven.content.TestElf.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.config.MergeReader;
import io.github.multiarchmaven.config.MergeSpec;
import io.github.multiarchmaven.config.MergeSpec.InModule;
import io.github.multiarchmaven.config.MergeSpec.SecondImages;
import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.config.RawNaming;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.StubEngine;
import io.github.multiarchmaven.layout.Descriptor;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestArchives;
import io.github.multiarchmaven.layout.TestLayer;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.MemoryRegistry;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MergeImagesTest {

    private static final String ID = "sha256:" + "1".repeat(64);

    private final Path folder;
    private final Results results;
    private final MemoryRegistry registry = new MemoryRegistry();
    private final StubEngine engine = new StubEngine();
    private final ToldLines told = new ToldLines();

    MergeImagesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.results = new Results(folder.resolve("multiarch"));
    }

    private static List<KeptResult> inModule(InModule module) {
        throw new AssertionError("no source is a module: " + module);
    }

    @AfterEach
    void close() {
        registry.close();
        engine.close();
    }

    private MergeSpec spec(SecondImages second, List<String> required, String... sources) {
        return MergeReader.read(
                new RawNaming(
                        Optional.of(registry.name() + "/acme/app"), Optional.empty(), List.of("1.0", "latest"), "1"),
                List.of(sources),
                required,
                folder,
                second,
                MergeSpec.Origins.ALIKE,
                Optional.empty());
    }

    private MergeSpec spec(String... sources) {
        return spec(SecondImages.REFUSED, List.of(), sources);
    }

    private OpenRegistries registries() {
        return OpenRegistries.with(new RegistrySpec(Set.of(), Optional.empty(), List.of(), List.of()), told);
    }

    private KeptResult merge(MergeSpec spec, Optional<PushSpec> push) {
        try (OpenRegistries open = registries();
                Engine there = Engine.connect(engine.endpoint())) {
            return new MergeImages(open, name -> there, MergeImagesTest::inModule, results, told).run(spec, push);
        }
    }

    private KeptResult merge(MergeSpec spec) {
        return merge(spec, Optional.empty());
    }

    private List<Problem> problemsOf(MergeSpec spec) {
        List<Problem> problems =
                catchThrowableOfType(ProblemException.class, () -> merge(spec)).problems();
        assertThat(folder.resolve("multiarch")).as("nothing half-made is left").isEmptyDirectory();
        return problems;
    }

    private List<ProblemCode> codesOf(MergeSpec spec) {
        return problemsOf(spec).stream().map(Problem::code).toList();
    }

    private OciLayout layout(String name, TestLayouts layouts) {
        return layouts.writeTo(folder.resolve(name));
    }

    /** An image that differs from others of its platform. */
    private static TestLayouts image(String platform, String content) {
        return TestLayouts.ofLayers(
                platform, TestLayer.of(Map.of("etc/content", content.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> platforms(KeptResult result) {
        return result.description().inventory().platforms().stream()
                .map(Platform::toString)
                .toList();
    }

    private static List<Digest> children(OciLayout layout) {
        return layout.allImages().stream()
                .map(part -> part.image().manifest().digest())
                .toList();
    }

    private void inEngine(String name, TestLayer archive) {
        engine.on(
                        "GET /images/" + name + "/json",
                        200,
                        "{\"Id\":\"" + ID + "\",\"Os\":\"linux\",\"Architecture\":\"arm64\"}")
                .on("GET /images/" + name + "/get", 200, archive.tar());
    }

    @Test
    void makesOneListOfImagesFromEverywhere() throws IOException {
        OciLayout amd64 = layout("built", TestLayouts.of("linux/amd64").attested());
        OciLayout s390x = layout("pushed", TestLayouts.of("linux/s390x").attested());
        registry.holding("acme/app", s390x, "1.0-s390x");
        OciLayout riscv64 = layout("other-job", TestLayouts.of("linux/riscv64").asSingleImage());
        Digest jobs = registry.holding("acme/app", riscv64, "x");
        Files.writeString(folder.resolve("digests.txt"), registry.name() + "/acme/app@" + jobs + "\n");
        TestLayer layer = TestArchives.layer("plain docker build");
        inEngine("acme/app:arm", TestArchives.saved("arm64", layer));
        OciLayout windows = layout("windows", TestLayouts.of("windows/amd64"));
        Files.write(folder.resolve("windows.tar"), TestArchives.of(windows).tar());

        KeptResult merged = merge(spec(
                "windows.tar",
                "docker://acme/app:arm",
                registry.name() + "/acme/app:1.0-s390x",
                "digests.txt",
                "built"));

        assertThat(platforms(merged))
                .containsExactly("linux/amd64", "linux/arm64", "linux/riscv64", "linux/s390x", "windows/amd64");
        OciLayout layout = OciLayout.at(merged.layout());
        assertThat(layout.inventory()).isEqualTo(merged.description().inventory());
        assertThat(children(layout))
                .containsAll(children(amd64))
                .containsAll(children(s390x))
                .contains(jobs);
        assertThat(layout.inventory().attestations())
                .containsExactlyElementsOf(Stream.of(amd64, s390x)
                        .flatMap(each -> each.inventory().attestations().stream())
                        .toList());
        assertThat(layout.allImages().get(1).image().layers())
                .extracting(Descriptor::digest)
                .as("bytes of layers stay")
                .containsExactly(Digest.ofContent(layer.tar()));
        assertThat(merged.layout().resolveSibling("sources")).doesNotExist();
        assertThat(results.find("app").orElseThrow().description().names())
                .extracting(Object::toString)
                .containsExactly(registry.name() + "/acme/app:1.0", registry.name() + "/acme/app:latest");
    }

    @Test
    void theListDependsOnTheImagesAlone() throws IOException {
        List<String> platforms = List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/s390x", "windows/amd64");
        Map<String, List<String>> sources = new TreeMap<>();
        Map<String, byte[]> documents = new TreeMap<>();
        for (String platform : platforms) {
            String name = platform.replace('/', '-');
            OciLayout one = layout(name, image(platform, "only").attested());
            OciLayout bare = layout(name + "-bare", image(platform, "only").asSingleImage());
            registry.holding("acme/app", one, name);
            Files.write(folder.resolve(name + ".tar"), TestArchives.of(bare).tar());
            sources.put(platform, List.of(name, name + "-bare", registry.name() + "/acme/app:" + name, name + ".tar"));
            documents.put(platform, Files.readAllBytes(one.blob(children(one).get(0))));
        }
        Random random = new Random(20200527);
        Map<Set<String>, Digest> known = new HashMap<>();
        for (int run = 0; run < 15; run++) {
            List<String> chosen = new ArrayList<>(platforms);
            Collections.shuffle(chosen, random);
            Set<String> set = Set.copyOf(chosen.subList(0, 1 + random.nextInt(3)));
            List<String> given = new ArrayList<>();
            set.forEach(platform -> {
                List<String> same = sources.getOrDefault(platform, List.of());
                // the attested one is among them, or the others say less about the same image
                given.add(same.get(2 * random.nextInt(2)));
                same.stream().filter(any -> random.nextBoolean()).forEach(given::add);
            });
            Collections.shuffle(given, random);

            KeptResult merged = merge(spec(given.toArray(String[]::new)));

            assertThat(new HashSet<>(platforms(merged))).isEqualTo(set);
            Digest index = merged.description().inventory().index();
            assertThat(known.computeIfAbsent(set, any -> index)).as("%s", given).isEqualTo(index);
            for (Inventory.Child child : merged.description().inventory().children()) {
                assertThat(OciLayout.at(merged.layout()).blob(child.manifest()))
                        .hasBinaryContent(documents.get(child.declared().toString()));
            }
        }
    }

    @Test
    void aSecondImageForAPlatformIsAProblemUnlessTheLaterSourceReplacesIt() {
        OciLayout old = layout("old", TestLayouts.of("linux/amd64", "linux/arm64"));
        OciLayout fresh = layout("fresh", image("linux/arm64", "fresh").attested());

        Problem problem = problemsOf(spec("old", "fresh")).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.MERGE_PLATFORM_TWICE);
        assertThat(problem.evidence())
                .containsExactly(children(old).get(1) + "  old", children(fresh).get(0) + "  fresh");

        KeptResult merged = merge(spec(SecondImages.REPLACING, List.of(), "old", "fresh"));
        assertThat(children(OciLayout.at(merged.layout())))
                .containsExactly(children(old).get(0), children(fresh).get(0));
        assertThat(merged.description().inventory().attestations())
                .isEqualTo(fresh.inventory().attestations());
        assertThat(Files.exists(OciLayout.at(merged.layout()).blob(children(old).get(1))))
                .as("what is replaced is not there")
                .isFalse();
    }

    @Test
    void noneOfTwoImagesInOneSourceIsTheLater() {
        layout("both", image("linux/arm64", "a").and("linux/arm64", TestArchives.layer("b")));
        assertThat(codesOf(spec(SecondImages.REPLACING, List.of(), "both")))
                .containsExactly(ProblemCode.MERGE_PLATFORM_TWICE);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        OciLayout incomplete = layout("incomplete", TestLayouts.of("linux/amd64"));
        TestLayouts.remove(
                incomplete,
                incomplete.allImages().get(0).image().layers().get(0).digest());
        layout("nested", TestLayouts.of("linux/amd64").nested());
        layout("lies", TestLayouts.of().image("linux/arm64", "linux/amd64", List.of(Map.of())));
        layout("two", TestLayouts.of("linux/amd64", "linux/arm64"));
        layout("odd", TestLayouts.of("linux/amd64").editConfigurations(json -> json.put("os", "a b")));
        Files.write(
                folder.resolve("out.tar"),
                TestLayer.empty().file("../out", new byte[1]).tar());
        Files.write(folder.resolve("huge.tar"), hugeIndex());
        Files.writeString(folder.resolve("no.tar"), "no tar");
        List<Problem> problems = problemsOf(spec(
                "incomplete",
                "nested",
                "lies",
                "two as linux/arm/v7",
                "odd",
                "out.tar",
                "huge.tar",
                "no.tar",
                registry.name() + "/acme/app@" + ID,
                "docker://acme/gone"));

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.LAYOUT_BLOB_MISSING,
                        ProblemCode.MERGE_LIST_NESTED,
                        ProblemCode.MERGE_PLATFORM_DOUBTFUL,
                        ProblemCode.MERGE_NOT_ONE_IMAGE,
                        ProblemCode.LAYOUT_UNREADABLE,
                        ProblemCode.ARCHIVE_UNREADABLE,
                        ProblemCode.LAYOUT_UNREADABLE,
                        ProblemCode.ARCHIVE_UNREADABLE,
                        ProblemCode.REGISTRY_NOT_FOUND,
                        ProblemCode.IMAGE_UNAVAILABLE);
        assertThat(problems.get(3).evidence()).endsWith("source   two as linux/arm/v7");
    }

    private static byte[] hugeIndex() {
        return TestLayer.empty()
                .file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8))
                .file("index.json", new byte[40 * 1024 * 1024])
                .tar();
    }

    @Test
    void anImageThatIsMistakenAboutItselfIsListedAsItIsTold() {
        OciLayout mistaken =
                layout("mistaken", TestLayouts.of().image("linux/arm/v7", "linux/amd64", List.of(Map.of())));
        KeptResult merged = merge(spec("mistaken as linux/arm/v6"));
        assertThat(platforms(merged)).containsExactly("linux/arm/v6");
        assertThat(children(OciLayout.at(merged.layout()))).isEqualTo(children(mistaken));
        assertThat(told.lines)
                .anyMatch(line -> line.contains("says of itself that it is for linux/amd64, and is listed"));
    }

    @Test
    void programsAreForThePlatformUnderWhichTheirImageIsListed() {
        layout(
                "wrong",
                TestLayouts.ofLayers("linux/arm64", TestLayer.empty().program("app", program("amd64")))
                        .editConfigurations(json ->
                                json.putObject("config").putArray("Entrypoint").add("/app")));
        assertThat(codesOf(spec("wrong"))).containsExactly(ProblemCode.CONTENT_WRONG_PLATFORM);
        assertThat(codesOf(spec("wrong as linux/s390x"))).containsExactly(ProblemCode.CONTENT_WRONG_PLATFORM);
        assertThat(platforms(merge(spec("wrong as linux/amd64")))).containsExactly("linux/amd64");
    }

    @Test
    void whatIsDamagedIsNotKept() {
        OciLayout damaged = layout("damaged", TestLayouts.of("linux/amd64"));
        TestLayouts.damage(
                damaged, damaged.allImages().get(0).image().layers().get(0).digest());
        assertThat(problemsOf(spec("damaged"))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LAYOUT_BLOB_WRONG);
            assertThat(problem.evidence()).contains("source   damaged, for linux/amd64");
        });
    }

    @Test
    void requiredPlatformsMustBeThere() {
        layout("some", TestLayouts.of("linux/amd64", "linux/arm64"));
        assertThat(problemsOf(
                        spec(SecondImages.REFUSED, List.of("linux/arm64", "linux/s390x", "linux/arm/v7"), "some")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.LIST_INCOMPLETE);
                    assertThat(problem.why()).contains("an image for linux/arm/v7, linux/s390x");
                });
        assertThat(platforms(merge(spec(SecondImages.REFUSED, List.of("amd64"), "some"))))
                .hasSize(2);
    }

    @Test
    void aRegistryThatLacksAPartOrSendsAnotherIsAProblem() throws IOException {
        OciLayout layout = layout("pushed", TestLayouts.of("linux/amd64"));
        registry.holding("acme/app", layout, "1.0");
        Digest layer = layout.allImages().get(0).image().layers().get(0).digest();
        registry.troubling(line -> line.endsWith("blobs/" + layer) ? Optional.of(404) : Optional.empty());
        assertThat(codesOf(spec(registry.name() + "/acme/app:1.0"))).containsExactly(ProblemCode.REGISTRY_NOT_FOUND);
    }

    @Test
    void partsThatImagesShareAreFetchedOnce() throws IOException {
        OciLayout layout =
                layout("pushed", TestLayouts.of("linux/amd64", "linux/arm64").attested());
        registry.holding("acme/app", layout, "1.0");
        KeptResult merged = merge(spec(registry.name() + "/acme/app:1.0"));
        assertThat(children(OciLayout.at(merged.layout()))).isEqualTo(children(layout));
        assertThat(registry.asked()).doesNotHaveDuplicates();
        assertThat(told.lines).anyMatch(line -> line.matches("  .*/acme/app: [0-9.]+ kB fetched"));
    }

    @Test
    void aListInAListOfARegistryIsAProblem() throws IOException {
        registry.holding(
                "acme/app", layout("nested", TestLayouts.of("linux/amd64").nested()), "1.0");
        assertThat(codesOf(spec(registry.name() + "/acme/app:1.0"))).containsExactly(ProblemCode.MERGE_LIST_NESTED);
    }

    @Test
    void anEngineThatBreaksOffIsAProblem() {
        byte[] whole = TestArchives.saved("arm64", TestArchives.layer("x")).tar();
        engine.on(
                        "GET /images/acme/app:arm/json",
                        200,
                        "{\"Id\":\"" + ID + "\",\"Os\":\"linux\",\"Architecture\":\"arm64\"}")
                .on("GET /images/acme/app:arm/get", 200, Arrays.copyOf(whole, 1300));
        assertThat(codesOf(spec("docker://acme/app:arm"))).containsExactly(ProblemCode.ENGINE_FAILED);
    }

    @Test
    void aPreviousResultStaysWhenAMergeFails() {
        layout("some", TestLayouts.of("linux/amd64"));
        KeptResult before = merge(spec("some"));
        assertThatThrownBy(() -> merge(spec(SecondImages.REFUSED, List.of("linux/arm64"), "some")))
                .isInstanceOf(ProblemException.class);
        assertThat(results.find("app")).contains(before);
        assertThat(folder.resolve("multiarch").toFile().list()).containsExactly("app");
    }

    @Test
    void theResultIsPublishedLikeAnyOther() {
        layout("amd64", TestLayouts.of("linux/amd64").attested());
        layout("arm64", TestLayouts.of("linux/arm64").attested());
        PushSpec push =
                new PushSpec(Optional.of("app"), List.of(), PushSpec.ExistingTags.REFUSED, PushSpec.Naming.BY_TAGS);

        KeptResult pushed = merge(spec("amd64", "arm64"), Optional.of(push));

        Digest index = pushed.description().inventory().index();
        assertThat(registry.tags()).isEqualTo(Map.of("acme/app/1.0", index, "acme/app/latest", index));
        assertThat(pushed.description().published()).hasSize(2);
    }

    @Test
    void aDryRunKeepsNothing() {
        layout("amd64", TestLayouts.of("linux/amd64"));
        MergeSpec spec = spec("amd64");
        try (OpenRegistries open = registries()) {
            new MergeImages(
                            open,
                            name -> {
                                throw new AssertionError("no source is in an engine");
                            },
                            MergeImagesTest::inModule,
                            results,
                            told)
                    .explain(
                            spec,
                            Optional.of(new PushSpec(
                                    Optional.of("app"),
                                    List.of(),
                                    PushSpec.ExistingTags.REFUSED,
                                    PushSpec.Naming.BY_TAGS)));
        }
        assertThat(results.all()).isEmpty();
        assertThat(registry.tags()).isEmpty();
        assertThat(told.lines)
                .anyMatch(line -> line.endsWith(" of amd64 for linux/amd64"))
                .anyMatch(line -> line.contains("push it to "));
    }
}
