package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static io.github.multiarchmaven.registry.MisbehavingProxy.after;
import static io.github.multiarchmaven.registry.MisbehavingProxy.answering;
import static io.github.multiarchmaven.registry.MisbehavingProxy.breaking;
import static io.github.multiarchmaven.registry.MisbehavingProxy.dripping;
import static io.github.multiarchmaven.registry.MisbehavingProxy.stalling;
import static io.github.multiarchmaven.registry.MisbehavingProxy.truncating;
import static io.github.multiarchmaven.registry.MisbehavingProxy.withAnotherHeader;
import static io.github.multiarchmaven.registry.MisbehavingProxy.withoutAuthorization;
import static io.github.multiarchmaven.registry.MisbehavingProxy.withoutQuery;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.MisbehavingProxy.Manner;
import io.github.multiarchmaven.registry.StubRegistry.Reply;
import io.github.multiarchmaven.registry.transfer.ImageCopy;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.Part;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.transfer.TagWriting;
import io.github.multiarchmaven.registry.transfer.TransferListener;
import io.github.multiarchmaven.registry.transfer.TreeReader;
import io.github.multiarchmaven.registry.wire.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad weather between us and the registry that people run. */
@Timeout(120)
class RealRegistryWeatherIT {

    private static final int ALWAYS = 1000;
    private static final String BLOBS = "PUT /v2/team/app/blobs/uploads/.*";
    private static final String UPLOADS = "POST /v2/.*/blobs/uploads/";
    private static final String BY_DIGEST = "PUT /v2/team/app/manifests/sha256:.*";
    private static final String TAG = "/v2/team/app/manifests/1.0";
    private static final String WRONG = "sha256:" + "0".repeat(64);
    private static final TransferListener NOBODY = new TransferListener() {
        @Override
        public void there(Part part) {}

        @Override
        public void sent(Part part, long bytes) {}
    };

    private final Path folder;
    private final Scene scene = new Scene();
    private final DockerRegistry server;
    private final MisbehavingProxy proxy;
    private final LayoutSource source;
    private final ImageTree image;

    RealRegistryWeatherIT(@TempDir Path folder) throws Exception {
        this.folder = folder;
        server = new DockerRegistry(Files.createDirectories(folder.resolve("server")), ", relativeurls: true", "");
        proxy = new MisbehavingProxy(server.name());
        byte[] big = new byte[3_000_000];
        new Random(1).nextBytes(big);
        source = new LayoutSource(TestLayouts.of("linux/amd64", "linux/arm64")
                .image("linux/arm/v7", List.of(Map.of("big", big)))
                .attested()
                .writeTo(folder.resolve("layout")));
        image = TreeReader.read(
                source, source.manifest(index(source.layout()), "application/vnd.oci.image.index.v1+json"));
        scene.limits = new Limits(
                Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    private static Digest index(OciLayout layout) {
        return layout.inventory().index();
    }

    private void push() {
        try (Registries registries = scene.registries()) {
            push(registries);
        }
    }

    private void push(Registries registries) {
        Repository target = new Repository(registries.at(proxy.name()), "team/app");
        new ImageCopy(source, target, List.of(), NOBODY).copyBelow(image);
        target.registry().put("team/app", ManifestName.digest(image.manifest().digest()), image.manifest());
        new TagWriting(target).write("1.0", image.manifest());
    }

    /** Every byte of what a tag of the registry means, or nothing; a tag that means half an image is an error. */
    private Optional<Digest> whole(String repository, String tag) {
        try (Registries registries = new Scene().registries()) {
            Repository there = new Repository(registries.at(server.name()), repository);
            Optional<RemoteManifest> top = there.registry().find(repository, ManifestName.tag(tag));
            top.ifPresent(manifest -> {
                for (Part part : TreeReader.read(there, manifest).allParts()) {
                    try (InputStream in = there.open(part)) {
                        assertThat(Digest.ofContent(in.readAllBytes())).isEqualTo(part.digest());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            return top.map(RemoteManifest::digest);
        }
    }

    /** Bytes of the parts that the registry has not. */
    private long missing() {
        try (Registries registries = new Scene().registries()) {
            Registry registry = registries.at(server.name());
            return image.allParts().stream()
                    .filter(part -> !registry.hasBlob("team/app", part.digest()))
                    .mapToLong(Part::size)
                    .sum();
        }
    }

    private void rerunSendsOnlyWhatIsMissing() {
        long missing = missing();
        long before = proxy.blobBytes();
        proxy.behave();
        push();
        assertThat(proxy.blobBytes() - before).isEqualTo(missing);
        assertThat(whole("team/app", "1.0")).contains(image.manifest().digest());
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of(BLOBS, 3, breaking(), Duration.ofMillis(500)),
                Arguments.of(UPLOADS, 3, answering(500, Map.of()), Duration.ofMillis(500)),
                Arguments.of(BLOBS, 2, answering(503, Map.of()), Duration.ofMillis(500)),
                Arguments.of(BY_DIGEST, 2, answering(502, Map.of()), Duration.ofMillis(500)),
                Arguments.of("PUT " + TAG, 1, answering(429, Map.of("Retry-After", "7")), Duration.ofSeconds(7)),
                Arguments.of(BLOBS, 1, stalling(), Duration.ofMillis(500)),
                Arguments.of("GET " + TAG, 1, truncating(), Duration.ofMillis(500)),
                Arguments.of("GET " + TAG, 2, answering(404, Map.of()), Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @MethodSource
    void passing(String request, int times, Manner manner, Duration pause) {
        proxy.on(request, times, manner);

        push();

        assertThat(scene.pauses).contains(pause);
        assertThat(whole("team/app", "1.0")).contains(image.manifest().digest());
    }

    static Stream<Arguments> lasting() {
        Map<String, String> none = Map.of();
        return Stream.of(
                Arguments.of(BLOBS, breaking(), ProblemCode.REGISTRY_UNREACHABLE),
                Arguments.of(UPLOADS, answering(500, none), ProblemCode.REGISTRY_FAILED),
                Arguments.of(UPLOADS, answering(429, Map.of("Retry-After", "3600")), ProblemCode.REGISTRY_FAILED),
                Arguments.of(BLOBS, stalling(), ProblemCode.REGISTRY_UNREACHABLE),
                Arguments.of(BY_DIGEST, answering(503, none), ProblemCode.REGISTRY_FAILED),
                Arguments.of(BY_DIGEST, withAnotherHeader("Docker-Content-Digest", WRONG), ProblemCode.DIGEST_MISMATCH),
                Arguments.of("PUT " + TAG, breaking(), ProblemCode.REGISTRY_UNREACHABLE),
                Arguments.of("PUT " + TAG, answering(403, none), ProblemCode.REGISTRY_REFUSED));
    }

    @ParameterizedTest
    @MethodSource
    void lasting(String request, Manner manner, ProblemCode problem) {
        proxy.on(request, ALWAYS, manner);

        assertThatProblem(this::push, problem);

        assertThat(whole("team/app", "1.0")).isEmpty();
        rerunSendsOnlyWhatIsMissing();
    }

    @Test
    void aTagThatCannotBeReadBackIsAFailureAndIsWhole() {
        proxy.on("GET " + TAG, ALWAYS, withAnotherHeader("Docker-Content-Digest", WRONG));

        assertThatProblem(this::push, ProblemCode.DIGEST_MISMATCH);

        assertThat(whole("team/app", "1.0")).contains(image.manifest().digest());
        rerunSendsOnlyWhatIsMissing();
    }

    @Test
    void aTagThatSomebodyElseWritesMeanwhileIsToldOf() {
        RemoteManifest other = image.entries().get(0).tree().manifest();
        proxy.on("GET " + TAG, 1, after(() -> {
            try (Registries registries = new Scene().registries()) {
                registries.at(server.name()).put("team/app", ManifestName.tag("1.0"), other);
            }
        }));

        assertThatProblem(this::push, ProblemCode.TAG_NOT_PROVED)
                .hasMessageContaining(other.digest().value())
                .hasMessageContaining(image.manifest().digest().value());
        assertThat(whole("team/app", "1.0")).contains(other.digest());
        rerunSendsOnlyWhatIsMissing();
    }

    @Test
    void bytesThatComeSlowlyAreWaitedFor() {
        proxy.on("GET .*", ALWAYS, dripping());

        push();

        assertThat(scene.pauses).isEmpty();
        assertThat(whole("team/app", "1.0")).contains(image.manifest().digest());
    }

    @Test
    void aMountThatIsAnsweredWithAnUploadIsSentFromTheSource() {
        push();
        long before = proxy.blobBytes();
        proxy.on(UPLOADS, 1, withoutQuery());
        copyTo(proxy.name());

        assertThat(whole("prod/app", "1.0")).contains(image.manifest().digest());
        assertThat(proxy.blobBytes() - before)
                .as("one was sent, the others mounted")
                .isIn(image.allParts().stream().map(Part::size).toList());
    }

    /** As a promotion does, with everything read through the proxy. */
    private void copyTo(String registry) {
        try (Registries registries = scene.registries()) {
            Repository from = new Repository(registries.at(proxy.name()), "team/app");
            Repository to = new Repository(registries.at(registry), "prod/app");
            RemoteManifest top = from.registry().manifest("team/app", ManifestName.tag("1.0"));
            new ImageCopy(from, to, List.of(from), NOBODY).copyBelow(TreeReader.read(from, top));
            new TagWriting(to).write("1.0", top);
        }
    }

    @Test
    void aBlobThatBreaksOffOnItsWayThroughUsIsFetchedAgain() throws Exception {
        push();
        try (DockerRegistry other = new DockerRegistry(Files.createDirectories(folder.resolve("other")), "", "")) {
            proxy.on("GET /v2/team/app/blobs/.*", 3, truncating());
            copyTo(other.name());
            assertThat(scene.pauses).isNotEmpty();
            try (Registries registries = new Scene().registries()) {
                assertThat(registries.at(other.name()).digestOf("prod/app", ManifestName.tag("1.0")))
                        .contains(image.manifest().digest());
            }
        }
    }

    @Test
    void aBlobThatAlwaysBreaksOffLeavesNoTag() throws Exception {
        push();
        try (DockerRegistry other = new DockerRegistry(Files.createDirectories(folder.resolve("other")), "", "")) {
            proxy.on("GET /v2/team/app/blobs/.*", ALWAYS, truncating());
            assertThatProblem(() -> copyTo(other.name()), ProblemCode.REGISTRY_UNREACHABLE);
            try (Registries registries = new Scene().registries()) {
                assertThat(registries.at(other.name()).digestOf("prod/app", ManifestName.tag("1.0")))
                        .isEmpty();
            }
            proxy.behave();
            copyTo(other.name());
        }
    }

    @Test
    void aTokenThatExpiresInMidPushIsRenewedAndNoOtherHostSeesIt(@TempDir Path keys) throws Exception {
        Certificates certificates = new Certificates(keys);
        Path place = Files.createDirectories(folder.resolve("guarded"));
        try (TokenIssuer issuer = new TokenIssuer(certificates, "acme", Scene.SECRET);
                StubRegistry storage = new StubRegistry();
                DockerRegistry guarded = new DockerRegistry(
                        place,
                        ", relativeurls: true",
                        "auth: {token: {realm: \"%s\", service: \"%s\", issuer: \"%s\", rootcertbundle: %s}}"
                                .formatted(issuer.realm(), TokenIssuer.SERVICE, TokenIssuer.NAME, certificates.pem()));
                MisbehavingProxy before = new MisbehavingProxy(guarded.name());
                Registries registries = scene.as(Scene.login()).registries()) {
            before.on(BLOBS, 1, withoutAuthorization()).on(BY_DIGEST, 1, withoutAuthorization());
            Repository target = new Repository(registries.at(before.name()), "team/app");
            new ImageCopy(source, target, List.of(), NOBODY).copyBelow(image);
            target.registry().put("team/app", ManifestName.tag("1.0"), image.manifest());
            assertThat(issuer.asked).hasSizeGreaterThan(2);
            assertThat(scene.pauses)
                    .as("a token that is no longer good is no weather")
                    .isEmpty();

            String content = "{\"os\":\"elsewhere\"}";
            Digest digest = Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
            storage.on("GET /" + digest.hex(), Reply.of(200, content));
            before.on(
                    "GET .*/blobs/" + digest,
                    1,
                    answering(307, Map.of("Location", "http://localhost:" + storage.port() + "/" + digest.hex())));
            try (InputStream in = target.registry().openBlob("team/app", digest, content.length())) {
                assertThat(in.readAllBytes()).asString().isEqualTo(content);
            }
            assertThat(storage.asked())
                    .hasSize(1)
                    .allSatisfy(
                            asked -> assertThat(asked.header("Authorization")).isEmpty());
        }
    }
}
