package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.StubRegistry.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegistryTest {

    private static final String INDEX = "{ \"schemaVersion\": 2, \"manifests\": [] }\n";
    private static final byte[] INDEX_BYTES = INDEX.getBytes(StandardCharsets.UTF_8);
    private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
    private static final byte[] BLOB = "what a layer holds".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.ofContent(BLOB);
    private static final String TAG_PATH = "/v2/acme/app/manifests/1.0";
    private static final String BLOB_PATH = "/v2/acme/app/blobs/" + DIGEST;
    private static final String UPLOADS = "/v2/acme/app/blobs/uploads/";
    private static final ManifestName TAG = ManifestName.tag("1.0");

    private StubRegistry stub;
    private Registries registries;
    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        stub = new StubRegistry();
        Scene scene = new Scene();
        scene.limits = Scene.IMPATIENT;
        registries = scene.registries();
        registry = registries.at(stub.name());
    }

    @AfterEach
    void close() {
        registries.close();
        stub.close();
    }

    @Test
    void readsAManifestByteForByte() {
        stub.on("GET " + TAG_PATH, Reply.manifest(INDEX));

        RemoteManifest manifest = registry.manifest("acme/app", TAG);

        assertThat(manifest.bytes()).isEqualTo(INDEX_BYTES);
        assertThat(manifest.mediaType()).isEqualTo(INDEX_TYPE);
        assertThat(manifest.digest()).isEqualTo(Digest.ofContent(INDEX_BYTES));
        assertThat(manifest.json().orElseThrow().path("schemaVersion").asInt()).isEqualTo(2);
        assertThat(stub.lines()).containsExactly("GET " + TAG_PATH);
        assertThat(stub.asked().get(0).header("Accept"))
                .contains(INDEX_TYPE, "application/vnd.docker.distribution.manifest.list.v2+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":1,\"a\":2}", "{} {}", "{", "null"})
    void whatIsNoJsonObjectHasNoView(String content) {
        assertThat(new RemoteManifest(content.getBytes(StandardCharsets.UTF_8), INDEX_TYPE).json())
                .isEmpty();
    }

    @Test
    void refusesAManifestThatIsNotTheOneAskedFor() {
        Digest other = Digest.ofContent(new byte[0]);
        stub.on("GET /v2/acme/app/manifests/" + other, Reply.manifest(INDEX));

        assertThatProblem(() -> registry.manifest("acme/app", ManifestName.digest(other)), ProblemCode.DIGEST_MISMATCH)
                .hasMessageContaining(Digest.ofContent(INDEX_BYTES).value());
    }

    @Test
    void refusesAManifestThatIsNotTheOneAnnounced() {
        stub.on(
                "GET " + TAG_PATH,
                Reply.of(200, INDEX)
                        .with("Docker-Content-Digest", DIGEST.value())
                        .with("Content-Type", INDEX_TYPE));

        assertThatProblem(() -> registry.manifest("acme/app", TAG), ProblemCode.DIGEST_MISMATCH)
                .hasMessageContaining(DIGEST.value());
    }

    @Test
    void readsNoManifestOfMoreThanFourMebibytes() {
        stub.on("GET " + TAG_PATH, Reply.of(200, " ".repeat(RemoteManifest.LARGEST + 1)));

        assertThatProblem(() -> registry.manifest("acme/app", TAG), ProblemCode.REGISTRY_FAILED)
                .hasMessageContaining("larger than 4 MiB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemoteManifest(new byte[RemoteManifest.LARGEST + 1], INDEX_TYPE));
    }

    @Test
    void saysWhatATagMeansByAskingForTheHeadOnly() {
        stub.on("HEAD " + TAG_PATH, Reply.of(200).with("Docker-Content-Digest", DIGEST.value()));

        assertThat(registry.digestOf("acme/app", ManifestName.tag("1.0"))).contains(DIGEST);
        assertThat(stub.lines()).containsExactly("HEAD " + TAG_PATH);
    }

    @Test
    void saysThatThereIsNoSuchTag() {
        assertThat(registry.digestOf("acme/app", ManifestName.tag("1.0"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 405, 400})
    void readsTheManifestWhereTheHeadSaysTooLittle(int status) {
        stub.on("HEAD " + TAG_PATH, Reply.of(status)).on("GET " + TAG_PATH, Reply.manifest(INDEX));

        assertThat(registry.digestOf("acme/app", ManifestName.tag("1.0"))).contains(Digest.ofContent(INDEX_BYTES));
    }

    @Test
    void believesTheManifestWhereTheHeadSaysNothingAndTheTagIsGoneMeanwhile() {
        stub.on("HEAD " + TAG_PATH, Reply.of(200));

        assertThat(registry.digestOf("acme/app", ManifestName.tag("1.0"))).isEmpty();
    }

    @Test
    void writesTheBytesOfAManifestWithTheirMediaType() {
        stub.on("PUT " + TAG_PATH, Reply.of(201));

        registry.put("acme/app", TAG, new RemoteManifest(INDEX_BYTES, "application/x-old"));

        assertThat(stub.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.body()).isEqualTo(INDEX);
            assertThat(asked.header("Content-type")).isEqualTo("application/x-old");
        });
    }

    @Test
    void refusesToWriteAManifestUnderTheDigestOfAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.put(
                        "acme/app", ManifestName.digest(DIGEST), new RemoteManifest(INDEX_BYTES, INDEX_TYPE)));
    }

    @Test
    void noticesThatTheRegistryStoredSomethingElse() {
        stub.on("PUT " + TAG_PATH, Reply.of(201).with("Docker-Content-Digest", DIGEST.value()));

        assertThatProblem(
                        () -> registry.put("acme/app", TAG, new RemoteManifest(INDEX_BYTES, INDEX_TYPE)),
                        ProblemCode.DIGEST_MISMATCH)
                .hasMessageContaining(DIGEST.value());
    }

    @Test
    void failsWithTheRegistrysOwnWordsAndNoBlindRepetition() {
        stub.on("PUT " + TAG_PATH, Reply.error(400, "MANIFEST_INVALID", "bad\\u001b[31m bell" + "x".repeat(500)));

        assertThatProblem(
                        () -> registry.put("acme/app", TAG, new RemoteManifest(INDEX_BYTES, INDEX_TYPE)),
                        ProblemCode.REGISTRY_FAILED)
                .hasMessageContaining("status 400, MANIFEST_INVALID: bad?[31m bell")
                .hasMessageContaining("repository: acme/app")
                .hasMessageContaining("registry: " + stub.name())
                .hasMessageContaining("request: PUT 127.0.0.1, status 400")
                .hasMessageNotContaining("x".repeat(200));
        assertThat(stub.lines()).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchManifest() {
        assertThatProblem(() -> registry.manifest("acme/app", TAG), ProblemCode.REGISTRY_NOT_FOUND)
                .hasMessageContaining("Could not read manifest 1.0 of acme/app")
                .hasMessageContaining("STUB_UNKNOWN");
        assertThat(stub.lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200,true", "307,true", "404,false"})
    void knowsWhetherABlobIsThere(int status, boolean there) {
        stub.on("HEAD " + BLOB_PATH, Reply.of(status));

        assertThat(registry.hasBlob("acme/app", DIGEST)).isEqualTo(there);
    }

    @Test
    void doesNotTakeARefusalForAnAbsence() {
        stub.on("HEAD " + BLOB_PATH, Reply.of(403));

        assertThatProblem(() -> registry.hasBlob("acme/app", DIGEST), ProblemCode.REGISTRY_REFUSED);
    }

    @Test
    void handsOverABlob() throws IOException {
        stub.on("GET " + BLOB_PATH, Reply.of(200, "what a layer holds"));

        try (InputStream in = registry.openBlob("acme/app", DIGEST, BLOB.length)) {
            assertThat(in.readAllBytes()).isEqualTo(BLOB);
        }
    }

    @Test
    void keepsTheLastBytesOfABlobThatIsAnother() throws IOException {
        stub.on("GET " + BLOB_PATH, Reply.of(200, "what a layer h0lds"));

        try (InputStream in = registry.openBlob("acme/app", DIGEST, BLOB.length)) {
            assertThatProblem(in::readAllBytes, ProblemCode.DIGEST_MISMATCH).hasMessageContaining("digest");
        }
    }

    @Test
    void readsNoBlobOfAnotherSize() {
        stub.on("GET " + BLOB_PATH, Reply.of(200, "more than it should be"));

        assertThatProblem(() -> registry.openBlob("acme/app", DIGEST, BLOB.length), ProblemCode.DIGEST_MISMATCH)
                .hasMessageContaining("announces 22");
    }

    @Test
    void writesABlobToAFile(@TempDir Path folder) throws IOException {
        stub.on("GET " + BLOB_PATH, Reply.of(200, "what a layer holds"));

        registry.fetch("acme/app", DIGEST, BLOB.length, folder.resolve("blob"));

        assertThat(folder.resolve("blob")).hasBinaryContent(BLOB);
    }

    @Test
    void writesNoBlobThatIsAnother(@TempDir Path folder) {
        stub.on("GET " + BLOB_PATH, Reply.of(200, "what a layer h0lds"));

        assertThatProblem(
                () -> registry.fetch("acme/app", DIGEST, BLOB.length, folder.resolve("blob")),
                ProblemCode.DIGEST_MISMATCH);
    }

    @Test
    void asksNobodyAgainWhenTheDiskIsToBlame(@TempDir Path folder) {
        stub.on("GET " + BLOB_PATH, Reply.of(200, "what a layer holds"));

        assertThatProblem(
                () -> registry.fetch("acme/app", DIGEST, BLOB.length, folder.resolve("no/such/folder")),
                ProblemCode.FILE_FAILED);
        assertThat(stub.lines()).hasSize(1);
    }

    @Test
    void saysThatABlobIsNotThere() {
        assertThatProblem(() -> registry.openBlob("acme/app", DIGEST, 1), ProblemCode.REGISTRY_NOT_FOUND);
    }

    @Test
    void mounts() {
        stub.on("POST " + UPLOADS, Reply.of(201));

        assertThat(registry.mount("acme/app", DIGEST, "team/base")).isEqualTo(new MountOutcome.Mounted());
        assertThat(stub.lines())
                .containsExactly("POST " + UPLOADS + "?mount=sha256%3A" + DIGEST.hex() + "&from=team%2Fbase");
    }

    @Test
    void sendsToWhereARegistryWantsWhatItDoesNotMount() {
        stub.on("POST " + UPLOADS, Reply.of(202).with("Location", "/v2/acme/app/blobs/uploads/7?state=a%2Fb"))
                .on("PUT " + UPLOADS + "7", Reply.of(201));

        MountOutcome.SendIt sendIt = (MountOutcome.SendIt) registry.mount("acme/app", DIGEST, "team/base");
        registry.upload("acme/app", content(BLOB), sendIt);

        assertThat(sendIt).hasToString("to be sent to 127.0.0.1");
        assertThat(stub.lines())
                .element(1)
                .isEqualTo("PUT " + UPLOADS + "7?state=a%2Fb&digest=sha256%3A" + DIGEST.hex());
        assertThat(stub.asked().get(1).body()).isEqualTo("what a layer holds");
    }

    @Test
    void sendsABlobWhoseSourceMayNotBeMounted() {
        stub.on("POST " + UPLOADS, Reply.of(403), Reply.of(202).with("Location", UPLOADS + "8"));

        assertThat(registry.mount("acme/app", DIGEST, "team/base")).isInstanceOf(MountOutcome.SendIt.class);
        assertThat(stub.lines()).element(1).isEqualTo("POST " + UPLOADS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/x/1", "http://127.0.0.1:PORT/v2/x/1", "1", "?s=1"})
    void uploadsToWhereverTheRegistrySays(String location) {
        String real = location.replace("PORT", String.valueOf(stub.port()));
        stub.on("POST " + UPLOADS, Reply.of(202).with("Location", real))
                .on("PUT /v2/x/1", Reply.of(201))
                .on("PUT " + UPLOADS + "1", Reply.of(201))
                .on("PUT " + UPLOADS, Reply.of(201));

        registry.upload("acme/app", content(BLOB));

        assertThat(stub.asked().get(1).body()).isEqualTo("what a layer holds");
        assertThat(stub.asked().get(1).header("Content-type")).isEqualTo("application/octet-stream");
    }

    @Test
    void neverCompletesAnUploadOfOtherBytes() {
        stub.on("POST " + UPLOADS, Reply.of(202).with("Location", "/v2/x/1")).on("PUT /v2/x/1", Reply.of(201));

        assertThatProblem(
                        () -> registry.upload(
                                "acme/app", new BlobContent(DIGEST, 18, () -> new ByteArrayInputStream(new byte[18]))),
                        ProblemCode.DIGEST_MISMATCH)
                .hasMessageContaining("have the digest");
        assertThat(stub.lines()).noneMatch(line -> line.startsWith("PUT"));
    }

    @Test
    void saysWhichFileCannotBeSent() {
        stub.on("POST " + UPLOADS, Reply.of(202).with("Location", "/v2/x/1"));

        assertThatProblem(
                        () -> registry.upload("acme/app", new BlobContent(DIGEST, 18, () -> {
                            throw new NoSuchFileException("blobs/sha256/abc");
                        })),
                        ProblemCode.FILE_FAILED)
                .hasMessageContaining("blobs/sha256/abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example.com/x",
                "ftp://127.0.0.1/x",
                "http://[",
                "mailto:x",
                "http://u:p@127.0.0.1/"
            })
    void sendsNothingToWhereItMustNot(String location) {
        stub.on("POST " + UPLOADS, Reply.of(202).with("Location", location));

        assertThatProblem(() -> registry.upload("acme/app", content(BLOB)), ProblemCode.REGISTRY_FAILED)
                .hasMessageNotContaining("u:p");
    }

    @Test
    void needsALocationForAnUpload() {
        stub.on("POST " + UPLOADS, Reply.of(202));

        assertThatProblem(() -> registry.upload("acme/app", content(BLOB)), ProblemCode.REGISTRY_FAILED)
                .hasMessageContaining("no \"Location\"");
    }

    @Test
    void isThereOnceForEachName() {
        assertThat(registries.at(stub.name())).isSameAs(registry);
        assertThat(registry.name()).isEqualTo(stub.name());
    }

    @Test
    void takesTheNameOfAManifestFromAReference() {
        assertThat(ManifestName.in(ImageReference.of("acme/app"))).hasToString("latest");
        assertThat(ManifestName.in(ImageReference.of("acme/app:2"))).isEqualTo(ManifestName.tag("2"));
        assertThat(ManifestName.in(ImageReference.of("acme/app:2@" + DIGEST))).isEqualTo(ManifestName.digest(DIGEST));
        assertThatIllegalArgumentException().isThrownBy(() -> ManifestName.tag("../x"));
    }

    @Test
    void sameBytesAndTypeAreTheSameManifest() {
        assertThat(new RemoteManifest(INDEX_BYTES, "a"))
                .isEqualTo(new RemoteManifest(INDEX_BYTES, "a"))
                .hasSameHashCodeAs(new RemoteManifest(INDEX_BYTES, "a"))
                .isNotEqualTo(new RemoteManifest(INDEX_BYTES, "b"))
                .hasToString("a " + Digest.ofContent(INDEX_BYTES));
    }

    private static BlobContent content(byte[] bytes) {
        return new BlobContent(Digest.ofContent(bytes), bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
