package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything with the registry that most people run. */
@Timeout(180)
class RealRegistryIT {

    private static final String CONFIG = "{\"os\":\"linux\",\"architecture\":\"arm64\",\"rootfs\":{}}";
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";

    @TempDir
    static Path keys;

    private static Certificates certificates;

    @TempDir
    Path folder;

    private final Scene scene = new Scene();
    private final byte[] layer = new byte[9_000_000];

    RealRegistryIT() {
        new Random(1).nextBytes(layer);
    }

    @BeforeAll
    static void certify() throws Exception {
        certificates = new Certificates(keys);
    }

    @Test
    void carriesAnImageThereAndBackAndToAnotherRepository() throws Exception {
        try (DockerRegistry server = new DockerRegistry(folder, "", "");
                Registries registries = scene.registries()) {
            carry(registries.at(server.name()));
        }
    }

    @Test
    void doesTheSameWithAPasswordOverTls() throws Exception {
        String tls = ", tls: {certificate: %s, key: %s}".formatted(certificates.pem(), certificates.keyPem());
        String basic = DockerRegistry.basic(folder, "acme", Scene.SECRET);
        scene.authorities = Optional.of(certificates.pem());
        try (DockerRegistry server = new DockerRegistry(folder, tls, basic)) {
            scene.as(Scene.login());
            try (Registries registries = scene.registries()) {
                carry(registries.at(server.name()));
            }
            scene.as(new UsernamePassword("acme", "wrong"));
            assertThatProblem(() -> read(server), ProblemCode.REGISTRY_REFUSED)
                    .hasMessageContaining("UNAUTHORIZED")
                    .hasMessageContaining(Scene.ORIGIN);
            scene.authorities = Optional.empty();
            assertThatProblem(() -> read(server), ProblemCode.REGISTRY_UNTRUSTED);
        }
    }

    @Test
    void doesTheSameWithTokens() throws Exception {
        try (TokenIssuer issuer = new TokenIssuer(certificates, "acme", Scene.SECRET);
                DockerRegistry server = new DockerRegistry(folder, "", tokens(issuer))) {
            scene.as(Scene.login());
            try (Registries registries = scene.registries()) {
                carry(registries.at(server.name()));
            }
            assertThat(issuer.asked)
                    .as("one token for each set of rights")
                    .doesNotHaveDuplicates()
                    .anyMatch(query -> query.contains(
                            "scope=repository%3Aprod%2Fapp%3Apull%2Cpush&scope=repository%3Ateam%2Fapp%3Apull"));
            scene.as(new UsernamePassword("acme", "wrong"));
            assertThatProblem(() -> read(server), ProblemCode.REGISTRY_REFUSED).hasMessageContaining("token server");
        }
    }

    private void read(DockerRegistry server) {
        try (Registries registries = scene.registries()) {
            registries.at(server.name()).manifest("team/app", ManifestName.tag("1.0"));
        }
    }

    private void carry(Registry registry) throws IOException {
        BlobContent config = content(CONFIG.getBytes(StandardCharsets.UTF_8));
        BlobContent big = content(layer);
        RemoteManifest manifest = new RemoteManifest(
                """
                { "schemaVersion": 2,   "mediaType": "%s",
                  "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": %d},
                  "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "%s", "size": %d}] }
                """.formatted(MANIFEST_TYPE, config.digest(), config.size(), big.digest(), big.size())
                        .getBytes(StandardCharsets.UTF_8),
                MANIFEST_TYPE);
        RemoteManifest index = new RemoteManifest(
                """
                {"schemaVersion":2,"mediaType":"%s","unknown":[1 , 2],"manifests":[{"mediaType":"%s","digest":"%s","size":%d}]}
                """.formatted(INDEX_TYPE, MANIFEST_TYPE, manifest.digest(), manifest.bytes().length)
                        .getBytes(StandardCharsets.UTF_8),
                INDEX_TYPE);

        assertThat(registry.digestOf("team/app", ManifestName.tag("1.0"))).isEmpty();
        assertThat(registry.hasBlob("team/app", big.digest())).isFalse();
        registry.upload("team/app", config);
        registry.upload("team/app", big);
        assertThat(registry.hasBlob("team/app", big.digest())).isTrue();
        put(registry, "team/app", manifest, index);

        assertThat(registry.mount("prod/app", config.digest(), "team/app")).isEqualTo(new MountOutcome.Mounted());
        assertThat(registry.mount("prod/app", big.digest(), "team/app")).isEqualTo(new MountOutcome.Mounted());
        put(registry, "prod/app", manifest, index);

        BlobContent other = content("not there yet".getBytes(StandardCharsets.UTF_8));
        MountOutcome wanted = registry.mount("prod/app", other.digest(), "team/app");
        assertThat(wanted).isInstanceOf(MountOutcome.SendIt.class);
        registry.upload("prod/app", other, (MountOutcome.SendIt) wanted);

        for (String repository : new String[] {"team/app", "prod/app"}) {
            RemoteManifest back = registry.readBack(repository, ManifestName.tag("1.0"));
            assertThat(back).isEqualTo(index);
            assertThat(back.bytes()).isEqualTo(index.bytes());
            assertThat(registry.digestOf(repository, ManifestName.tag("1.0"))).contains(index.digest());
            try (InputStream in = registry.openBlob(repository, big.digest(), big.size())) {
                assertThat(in.readAllBytes()).isEqualTo(layer);
            }
        }
        assertThatProblem(() -> registry.manifest("team/app", ManifestName.tag("2.0")), ProblemCode.REGISTRY_NOT_FOUND)
                .hasMessageContaining("MANIFEST_UNKNOWN");
        assertThat(scene.pauses).as("nothing had to be tried again").isEmpty();
    }

    private static void put(Registry registry, String repository, RemoteManifest manifest, RemoteManifest index) {
        registry.put(repository, ManifestName.digest(manifest.digest()), manifest);
        registry.put(repository, ManifestName.digest(index.digest()), index);
        registry.put(repository, ManifestName.tag("1.0"), index);
    }

    private static BlobContent content(byte[] bytes) {
        return new BlobContent(Digest.ofContent(bytes), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static String tokens(TokenIssuer issuer) {
        return "auth: {token: {realm: \"%s\", service: \"%s\", issuer: \"%s\", rootcertbundle: %s}}"
                .formatted(issuer.realm(), TokenIssuer.SERVICE, TokenIssuer.NAME, certificates.pem());
    }
}
