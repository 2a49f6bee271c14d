package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.credentials.FoundCredential;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.StubRegistry.Asked;
import io.github.multiarchmaven.registry.StubRegistry.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegistryAuthenticationTest {

    private static final String PATH = "/v2/acme/app/manifests/1.0";
    private static final UsernamePassword LOGIN = (UsernamePassword) Scene.login();
    private static final ManifestName TAG = ManifestName.tag("1.0");
    private static final Reply GOOD = Reply.manifest("{}");
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("acme:" + Scene.SECRET).getBytes(StandardCharsets.UTF_8));
    private static final byte[] BLOB = {1, 2, 3};
    private static final Digest DIGEST = Digest.ofContent(BLOB);

    private final Scene scene = new Scene();
    private StubRegistry stub;
    private StubRegistry other;

    @BeforeEach
    void open() throws IOException {
        stub = new StubRegistry();
        other = new StubRegistry();
    }

    @AfterEach
    void close() {
        stub.close();
        other.close();
    }

    @Test
    void sendsNoCredentialsToWhoeverDoesNotAsk() {
        scene.as(Scene.login());
        stub.on("GET " + PATH, GOOD);

        read();

        assertThat(stub.asked()).extracting(a -> a.header("Authorization")).containsExactly("");
    }

    @Test
    void sendsNameAndPasswordToWhoeverAsksForThemAndRemembersIt() {
        scene.as(Scene.login());
        stub.on("GET " + PATH, unauthorized("Basic realm=\"x\""), GOOD);

        try (Registries registries = scene.registries()) {
            registries.at(stub.name()).manifest("acme/app", TAG);
            registries.at(stub.name()).manifest("acme/app", TAG);
        }

        assertThat(stub.asked()).extracting(a -> a.header("Authorization")).containsExactly("", BASIC, BASIC);
    }

    @Test
    void asksOnceWithAWrongPasswordAndSaysWhereItIsFrom() {
        scene.as(Scene.login());
        stub.on(
                "GET " + PATH,
                new Reply(
                        401,
                        Map.of("WWW-Authenticate", "Basic realm=x"),
                        "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"no " + Scene.SECRET + " here\"}]}"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED)
                .hasMessageContaining("UNAUTHORIZED: no *** here")
                .hasMessageContaining("credentials: " + Scene.ORIGIN)
                .hasMessageContaining("Check that this login is right")
                .hasMessageNotContaining(Scene.SECRET);
        assertThat(stub.lines()).hasSize(2);
        assertThat(scene.pauses).isEmpty();
    }

    @Test
    void saysThatNoCredentialsWereFound() {
        stub.on("GET " + PATH, unauthorized("Basic realm=x"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED)
                .hasMessageContaining("credentials: none found (" + Scene.ORIGIN + ")")
                .hasMessageContaining("docker login " + stub.name());
        assertThat(stub.lines()).hasSize(1);
    }

    @Test
    void getsATokenForWhatItWantsToDo() {
        scene.as(Scene.login());
        stub.on("GET " + PATH, bearer(stub), GOOD)
                .on("GET /token", Reply.of(200, "{\"token\":\"old\",\"access_token\":\"t1\"}"));

        read();

        assertThat(stub.lines())
                .element(1)
                .isEqualTo("GET /token?a=b&service=my%20registry&scope=repository%3Aacme%2Fapp%3Apull");
        assertThat(stub.asked()).extracting(a -> a.header("Authorization")).containsExactly("", BASIC, "Bearer t1");
    }

    @Test
    void getsATokenAnonymously() {
        stub.on("GET " + PATH, bearer(stub), GOOD).on("GET /token", Reply.of(200, "{\"token\":\"t1\"}"));

        read();

        assertThat(stub.asked()).extracting(a -> a.header("Authorization")).containsExactly("", "", "Bearer t1");
    }

    @Test
    void asksOnceForEachSetOfRightsAndBeforehandOnceItKnowsHow() {
        stub.on("GET " + PATH, bearer(stub), GOOD)
                .on("PUT " + PATH, Reply.of(201))
                .on("GET /token", Reply.of(200, "{\"token\":\"t1\"}"), Reply.of(200, "{\"token\":\"t2\"}"));

        try (Registries registries = scene.registries()) {
            Registry registry = registries.at(stub.name());
            registry.put("acme/app", TAG, registry.manifest("acme/app", TAG));
            registry.put("acme/app", TAG, registry.manifest("acme/app", TAG));
        }

        assertThat(stub.lines())
                .filteredOn(line -> line.startsWith("GET /token"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("scope=repository%3Aacme%2Fapp%3Apull%2Cpush");
        assertThat(stub.lines()).hasSize(7);
    }

    @Test
    void wantsTheRightsOnBothRepositoriesOfAMountInOneToken() {
        stub.on("POST /v2/acme/app/blobs/uploads/", bearer(stub), Reply.of(201))
                .on("GET /token", Reply.of(200, "{\"token\":\"t1\"}"));

        try (Registries registries = scene.registries()) {
            registries.at(stub.name()).mount("acme/app", DIGEST, "team/base");
        }

        assertThat(stub.lines())
                .element(1)
                .asString()
                .endsWith("&scope=repository%3Aacme%2Fapp%3Apull%2Cpush&scope=repository%3Ateam%2Fbase%3Apull");
    }

    @Test
    void exchangesAnIdentityTokenWithoutPuttingItIntoAnAddress() {
        scene.as(new IdentityToken(Scene.SECRET));
        stub.on("GET " + PATH, bearer(stub), GOOD).on("POST /token", Reply.of(200, "{\"access_token\":\"t1\"}"));

        read();

        Asked exchange = stub.asked().get(1);
        assertThat(exchange.line()).isEqualTo("POST /token?a=b");
        assertThat(exchange.body())
                .isEqualTo("grant_type=refresh_token&service=my%20registry&client_id=multiarch-maven-plugin"
                        + "&scope=repository%3Aacme%2Fapp%3Apull&refresh_token=mark%3Aof%20a%2Bsecret");
        assertThat(stub.asked().get(2).header("Authorization")).isEqualTo("Bearer t1");
    }

    @Test
    void takesAnIdentityTokenNowhereElse() {
        scene.as(new IdentityToken(Scene.SECRET));
        stub.on("GET " + PATH, bearer(stub))
                .on("POST /token", Reply.of(307).with("Location", "http://" + other.name() + "/token"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_FAILED).hasMessageContaining("status 307");
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void getsANewTokenWhenTheOldOneHasExpiredByTheClock() {
        stub.on("GET " + PATH, bearer(stub), GOOD)
                .on(
                        "GET /token",
                        Reply.of(200, "{\"token\":\"t1\",\"expires_in\":300}"),
                        Reply.of(200, "{\"token\":\"t2\"}"));

        try (Registries registries = scene.registries()) {
            registries.at(stub.name()).manifest("acme/app", TAG);
            scene.now = Scene.NOW.plusSeconds(289);
            registries.at(stub.name()).manifest("acme/app", TAG);
            scene.now = Scene.NOW.plusSeconds(291);
            registries.at(stub.name()).manifest("acme/app", TAG);
        }

        assertThat(stub.asked())
                .filteredOn(a -> a.line().startsWith("GET " + PATH))
                .extracting(a -> a.header("Authorization"))
                .containsExactly("", "Bearer t1", "Bearer t1", "Bearer t2");
    }

    @Test
    void getsANewTokenInTheMiddleOfAnUploadAndSendsItToTheSamePlace() {
        stub.on("POST /v2/acme/app/blobs/uploads/", bearer(stub), Reply.of(202).with("Location", "/u/1"))
                .on("PUT /u/1", bearer(stub), Reply.of(201))
                .on("GET /token", Reply.of(200, "{\"token\":\"t1\"}"), Reply.of(200, "{\"token\":\"t2\"}"));

        upload();

        assertThat(stub.asked())
                .filteredOn(a -> a.line().startsWith("PUT"))
                .extracting(a -> a.header("Authorization"))
                .containsExactly("Bearer t1", "Bearer t2");
        assertThat(stub.asked()).last().satisfies(a -> assertThat(a.body()).hasSize(3));
        assertThat(stub.lines()).filteredOn(line -> line.startsWith("POST")).hasSize(2);
    }

    @Test
    void asksOnceMoreWithANewTokenAndNotForEver() {
        stub.on("GET " + PATH, bearer(stub)).on("GET /token", Reply.of(200, "{\"token\":\"t1\"}"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED);
        assertThat(stub.lines()).hasSize(3);
    }

    @Test
    void saysThatTheTokenServerRefused() {
        scene.as(Scene.login());
        stub.on("GET " + PATH, bearer(stub)).on("GET /token", Reply.error(401, "DENIED", "who are you"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED)
                .hasMessageContaining("The token server answered with status 401, DENIED: who are you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"token\":\"\"}",
                "{\"token\":\"a b\"}",
                "{\"token\":\"a\\r\\nb: c\"}",
                "{\"token\":7.5e400000000}",
                "[]"
            })
    void needsAToken(String content) {
        stub.on("GET " + PATH, bearer(stub)).on("GET /token", Reply.of(200, content));

        assertThatProblem(this::read, ProblemCode.REGISTRY_FAILED).hasMessageContaining("token server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://auth.example.com/token",
                "ftp://127.0.0.1/",
                "https://",
                "",
                "::",
                "/token",
                "https://u:p@h/"
            })
    void asksForATokenOnlyWhereNobodyListens(String realm) {
        scene.as(Scene.login());
        stub.on("GET " + PATH, unauthorized("Bearer realm=\"" + realm + "\""));

        assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED).hasMessageContaining("not sent without TLS");
        assertThat(stub.lines()).hasSize(1);
    }

    @Test
    void leavesTheCredentialsBehindWhenItIsSentToAnotherHost() {
        scene.as(Scene.login());
        String path = "/v2/acme/app/manifests/" + Digest.ofContent("{}".getBytes(StandardCharsets.UTF_8));
        stub.on(
                "GET " + PATH,
                unauthorized("Basic realm=x"),
                Reply.of(307).with("Location", "http://" + other.name() + path));
        other.on("GET " + path, Reply.of(302).with("Location", path + "/2")).on("GET " + path + "/2", GOOD);

        read();

        assertThat(stub.asked().get(1).header("Authorization")).isEqualTo(BASIC);
        assertThat(other.asked()).extracting(a -> a.header("Authorization")).containsExactly("", "");
    }

    @Test
    void doesNotIdentifyItselfToTheHostThatItIsSentTo() {
        scene.as(Scene.login());
        stub.on("GET " + PATH, Reply.of(307).with("Location", "http://" + other.name() + "/x"));
        other.on("GET /x", unauthorized("Basic realm=x"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED);
        assertThat(other.asked()).hasSize(1);
    }

    @Test
    void sendsAnUploadToAnotherHostWithoutCredentials() {
        scene.as(Scene.login());
        stub.on(
                "POST /v2/acme/app/blobs/uploads/",
                unauthorized("Basic realm=x"),
                Reply.of(202).with("Location", "http://" + other.name() + "/u"));
        other.on("PUT /u", Reply.of(201));

        upload();

        assertThat(other.asked()).extracting(a -> a.header("Authorization")).containsExactly("");
    }

    @Test
    void followsFiveRedirectsAndNotMore() {
        for (int i = 0; i < 6; i++) {
            stub.on("GET /hop" + i, Reply.of(302).with("Location", "/hop" + (i + 1)));
        }
        stub.on("GET " + PATH, Reply.of(302).with("Location", "/hop2")).on("GET /hop6", GOOD);
        read();

        stub.on("GET " + PATH, Reply.of(302).with("Location", "/hop1"));
        assertThatProblem(this::read, ProblemCode.REGISTRY_FAILED).hasMessageContaining("more than 5 times");
    }

    @Test
    void doesNotFollowToPlainHttpElsewhere() {
        stub.on("GET " + PATH, Reply.of(301).with("Location", "http://elsewhere.example.com/x?secret"));

        assertThatProblem(this::read, ProblemCode.REGISTRY_FAILED)
                .hasMessageContaining("http://elsewhere.example.com, where nothing may be sent without TLS")
                .hasMessageNotContaining("secret");
    }

    @Test
    void plainHttpIsForThisMachineAndNamedPlaces() {
        PlainPlaces plain = new PlainPlaces(
                RegistryHost.of("localhost:5000"), Set.of("Registry.example.com:5000", "bare.example.com"));

        assertThat(List.of(
                        "https://any.example.com/",
                        "http://localhost/",
                        "http://LOCALHOST:5000/",
                        "http://127.3.2.1:5000/",
                        "http://[::1]:5000/",
                        "http://[0:0:0:0:0:0:0:1]/",
                        "http://registry.example.com:5000/v2/",
                        "http://bare.example.com/",
                        "http://bare.example.com:80/"))
                .allMatch(text -> plain.allow(URI.create(text)));
        assertThat(List.of(
                        "http://any.example.com/",
                        "http://localhost.example.com/",
                        "http://127.0.0.1.example.com/",
                        "http://1127.0.0.1/",
                        "http://128.0.0.1/",
                        "http://[::2]/",
                        "http://registry.example.com/",
                        "http://registry.example.com:5001/",
                        "http://user@localhost/",
                        "http://localhost:65536/",
                        "ftp://localhost/"))
                .noneMatch(text -> plain.allow(URI.create(text)));
    }

    private void read() {
        try (Registries registries = scene.registries()) {
            registries.at(stub.name()).manifest("acme/app", TAG);
        }
    }

    private void upload() {
        try (Registries registries = scene.registries()) {
            registries
                    .at(stub.name())
                    .upload("acme/app", new BlobContent(DIGEST, 3, () -> new ByteArrayInputStream(BLOB)));
        }
    }

    private static Reply unauthorized(String challenge) {
        return Reply.of(401).with("WWW-Authenticate", challenge);
    }

    private static Reply bearer(StubRegistry server) {
        return unauthorized("Bearer service=\"my registry\", realm=http://" + server.name() + "/token?a=b");
    }

    @Test
    void aRegistryElsewhereSendsNobodyToThisMachine() {
        PlainPlaces plain = new PlainPlaces(RegistryHost.of("registry.example.com"), Set.of("localhost:5001"));

        assertThat(List.of("http://localhost/", "http://127.0.0.1:2375/", "http://[::1]/"))
                .noneMatch(text -> plain.allow(URI.create(text)));
        assertThat(plain.allow(URI.create("http://localhost:5001/"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/a, http://h:80/b, true",
        "https://h, https://H:443/, true",
        "HTTP://h, http://h, true",
        "https://h, https://h:80, false",
        "http://h, https://h, false",
        "http://h:443, https://h, false",
        "http://h, http://g, false"
    })
    void theUsualPortNeedNotBeNamed(String one, String other, boolean same) {
        assertThat(Door.same(URI.create(one), URI.create(other))).isEqualTo(same);
    }

    @Test
    void aSecretIsNotShownEvenInPart() {
        scene.as(Scene.login());
        for (int before = 170; before < 202; before++) {
            stub.on(
                    "GET " + PATH,
                    unauthorized("Basic realm=x"),
                    Reply.error(403, "DENIED", "x".repeat(before) + Scene.SECRET));
            assertThatProblem(this::read, ProblemCode.REGISTRY_REFUSED)
                    .hasMessageNotContaining(Scene.SECRET.substring(0, 4));

            stub.on(
                    "GET " + PATH,
                    unauthorized("Basic realm=x"),
                    Reply.of(301).with("Location", "ftp://" + "x".repeat(before) + Identity.basic(LOGIN) + "/"));
            assertThatProblem(this::read, ProblemCode.REGISTRY_FAILED)
                    .hasMessageNotContaining(Identity.basic(LOGIN).substring(0, 4));
        }
    }

    @Test
    void aStackTraceWithASecretIsLeftOut() {
        Identity identity = new Identity("registry.example.com", any -> new FoundCredential(Scene.login(), "here"));
        RegistryFailures failures = new RegistryFailures("registry.example.com", identity);
        identity.lookUp();
        Deed deed = Deed.reading("it", "acme/app");

        assertThat(failures.broken(deed, new IOException("strange: " + "y".repeat(190) + Scene.SECRET)))
                .hasNoCause()
                .hasMessageNotContaining(Scene.SECRET.substring(0, 4));
        assertThat(failures.broken(deed, new IOException("strange"))).hasCauseInstanceOf(IOException.class);
    }
}
