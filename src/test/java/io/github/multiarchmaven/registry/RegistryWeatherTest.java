package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import io.github.multiarchmaven.registry.StubRegistry.Reply;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegistryWeatherTest {

    private static final String PATH = "/v2/acme/app/manifests/1.0";
    private static final String UPLOADS = "/v2/acme/app/blobs/uploads/";
    private static final ManifestName TAG = ManifestName.tag("1.0");
    private static final Reply GOOD = Reply.manifest("{}");
    private static final byte[] BLOB = {1, 2, 3};

    private final Scene scene = new Scene();
    private StubRegistry stub;
    private Registries registries;
    private Registry registry;

    @BeforeEach
    void open() throws IOException {
        stub = new StubRegistry();
        scene.limits = Scene.IMPATIENT;
        registries = scene.registries();
        registry = registries.at(stub.name());
    }

    @AfterEach
    void close() {
        registries.close();
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void triesAgainAfterPausesThatGrow(int status) {
        stub.on("GET " + PATH, Reply.of(status), Reply.of(status), GOOD);

        registry.manifest("acme/app", TAG);

        assertThat(scene.pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 501})
    void neverTriesAgainWhatWouldFailInTheSameWay(int status) {
        stub.on("GET " + PATH, Reply.of(status), GOOD);

        assertThatThrownBy(() -> registry.manifest("acme/app", TAG)).isNotNull();
        assertThat(stub.lines()).hasSize(1);
        assertThat(scene.pauses).isEmpty();
    }

    @Test
    void pausesBeforeItAsksForTheHeadAgain() {
        stub.on("HEAD " + PATH, Reply.of(429), Reply.of(404));

        assertThat(registry.digestOf("acme/app", ManifestName.tag("1.0"))).isEmpty();
        assertThat(stub.lines()).containsExactly("HEAD " + PATH, "HEAD " + PATH);
        assertThat(scene.pauses).hasSize(1);
    }

    @Test
    void givesUpAfterSixAttemptsAndSaysSo() {
        stub.on("GET " + PATH, Reply.error(503, "BUSY", "come back"));

        assertThatProblem(() -> registry.manifest("acme/app", TAG), ProblemCode.REGISTRY_FAILED)
                .hasMessageContaining("status 503, BUSY: come back")
                .hasMessageContaining("tried 6 times");
        assertThat(stub.lines()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30|30000",
                "Mon, 23 Nov 2026 12:01:30 GMT|90000",
                "0|500",
                "soon|500",
                "Mon, 23 Nov 2026 11:00:00 GMT|500"
            })
    void waitsAsLongAsItIsTold(String header, long milliseconds) {
        stub.on("GET " + PATH, Reply.of(429).with("Retry-After", header), GOOD);

        registry.manifest("acme/app", TAG);

        assertThat(scene.pauses).containsExactly(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"121", "99999999999999999999", "Mon, 23 Nov 2026 13:00:00 GMT"})
    void doesNotWaitForLong(String header) {
        stub.on("GET " + PATH, Reply.of(429).with("Retry-After", header), GOOD);

        assertThatProblem(() -> registry.manifest("acme/app", TAG), ProblemCode.REGISTRY_FAILED)
                .hasMessageContaining("status 429");
        assertThat(scene.pauses).isEmpty();
    }

    @Test
    void waitsForAManifestThatItHasJustPushed() {
        stub.on("GET " + PATH, Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown"), GOOD);

        assertThat(registry.readBack("acme/app", TAG).bytes()).hasSize(2);
        assertThat(scene.pauses).hasSize(1);
    }

    @Test
    void doesNotWaitForRightsWhenItReadsBack() {
        stub.on("GET " + PATH, Reply.of(403), GOOD);

        assertThatProblem(() -> registry.readBack("acme/app", TAG), ProblemCode.REGISTRY_REFUSED);
    }

    @Test
    void beginsAnUploadAgainWhenTheRegistryHasForgottenIt() {
        stub.on(
                        "POST " + UPLOADS,
                        Reply.of(202).with("Location", "/u/1"),
                        Reply.of(202).with("Location", "/u/2"))
                .on("PUT /u/1", Reply.error(404, "BLOB_UPLOAD_UNKNOWN", "gone"))
                .on("PUT /u/2", Reply.of(201));

        registry.upload("acme/app", content());

        assertThat(stub.lines()).hasSize(4);
        assertThat(stub.asked().get(3).body()).hasSize(3);
    }

    @Test
    void beginsAnUploadAnewEvenIfTheRegistryHadAskedForIt() {
        stub.on(
                        "POST " + UPLOADS,
                        Reply.of(202).with("Location", "/u/1"),
                        Reply.of(202).with("Location", "/u/2"))
                .on("PUT /u/1", Reply.of(500))
                .on("PUT /u/2", Reply.of(201));
        MountOutcome.SendIt sendIt =
                (MountOutcome.SendIt) registry.mount("acme/app", content().digest(), "team/base");

        registry.upload("acme/app", content(), sendIt);

        assertThat(stub.lines()).hasSize(4).last().asString().startsWith("PUT /u/2");
    }

    @Test
    void sendsAgainWhatItCouldNotReadOfAnotherConnection() {
        AtomicInteger opened = new AtomicInteger();
        stub.on("POST " + UPLOADS, Reply.of(202).with("Location", "/u/1")).on("PUT /u/1", Reply.of(201));

        registry.upload("acme/app", new BlobContent(content().digest(), 3, () -> {
            if (opened.incrementAndGet() == 1) {
                throw new EOFException("half of it");
            }
            return new ByteArrayInputStream(BLOB);
        }));

        assertThat(opened).hasValue(2);
    }

    @Test
    void aRegistryThatWasThereIsWaitedForWhileItIsRestarted() {
        Weather weather = new Weather(new Pauses(Clock.systemUTC(), () -> 1, scene.pauses::add), scene.log());
        AtomicInteger refused = new AtomicInteger();

        weather.endure("the moon", () -> "seen", RegistryWeatherTest::broken);
        String result = weather.endure(
                "the moon",
                () -> {
                    if (refused.incrementAndGet() <= 3) {
                        throw new ConnectException("Connection refused");
                    }
                    return "back";
                },
                RegistryWeatherTest::broken);

        assertThat(result).isEqualTo("back");
        assertThat(scene.pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void oneThatNobodyHasSeenIsNot() {
        Weather weather = new Weather(new Pauses(Clock.systemUTC(), () -> 1, scene.pauses::add), scene.log());

        assertThatThrownBy(() -> weather.endure(
                        "the moon",
                        () -> {
                            throw new ConnectException("Connection refused");
                        },
                        RegistryWeatherTest::broken))
                .isInstanceOf(ProblemException.class);
        assertThat(scene.pauses).isEmpty();
    }

    @Test
    void stopsWaitingWhenTheBuildIsStopped() {
        Pauses interrupted = new Pauses(Clock.systemUTC(), () -> 0, pause -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> new Weather(interrupted, scene.log())
                        .endure(
                                "the moon",
                                () -> {
                                    throw new IOException("broken");
                                },
                                RegistryWeatherTest::broken))
                .isInstanceOfSatisfying(
                        CancelledException.class,
                        e -> assertThat(e.interrupted()).isEqualTo("the moon"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void pausesGrowToTwentySecondsAndAreNotThoseOfEverybodyElse() {
        Pauses most = new Pauses(Clock.fixed(Scene.NOW, ZoneOffset.UTC), () -> 1, pause -> {});
        Pauses least = new Pauses(Clock.fixed(Scene.NOW, ZoneOffset.UTC), () -> 0, pause -> {});

        assertThat(List.of(most.after(1), most.after(3), most.after(60)))
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(20));
        assertThat(List.of(least.after(1), least.after(60)))
                .containsExactly(Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    private static BlobContent content() {
        return new BlobContent(Digest.ofContent(BLOB), BLOB.length, () -> new ByteArrayInputStream(BLOB));
    }

    private static ProblemException broken(IOException thrown) {
        return new ProblemException(
                Problem.of(ProblemCode.REGISTRY_UNREACHABLE, "x", String.valueOf(thrown.getMessage()), "z"));
    }

    @ParameterizedTest
    @CsvSource({"404, MANIFEST_UNKNOWN", "400, MANIFEST_BLOB_UNKNOWN"})
    void waitsForTheImagesOfAListThatItHasJustPushed(int status, String code) {
        RemoteManifest list = new RemoteManifest(new byte[] {'{', '}'}, "x");
        stub.on("PUT " + PATH, Reply.error(status, code, "not yet"), Reply.of(201));

        registry.put("acme/app", TAG, list);

        assertThat(scene.pauses).hasSize(1);
    }

    @Test
    void doesNotWaitForAManifestThatIsRefused() {
        stub.on("PUT " + PATH, Reply.error(400, "MANIFEST_INVALID", "no"), Reply.of(201));

        assertThatProblem(
                () -> registry.put("acme/app", TAG, new RemoteManifest(new byte[] {'{', '}'}, "x")),
                ProblemCode.REGISTRY_FAILED);
    }

    @Test
    void saysWhyItWaitsAndForHowLong() {
        stub.on("GET " + PATH, Reply.error(429, "TOOMANY", "slower").with("Retry-After", "30"), GOOD);

        registry.manifest("acme/app", TAG);

        assertThat(scene.told)
                .singleElement()
                .asString()
                .matches("Could not read manifest 1.0 of acme/app"
                        + " \\(registry .*\\): .* status 429, TOOMANY: slower; trying again in 30 s");
    }

    @Test
    void aMomentIsNotWorthAWord() {
        stub.on("GET " + PATH, Reply.of(503), GOOD);

        registry.manifest("acme/app", TAG);

        assertThat(scene.told).isEmpty();
    }
}
