package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuilderSettingsReaderTest {

    private static final Path CERTIFICATE = Path.of("src", "test", "resources", "certificates", "company.pem");

    @TempDir
    private Path folder;

    @BeforeEach
    void aCertificateIsThere() throws IOException {
        Files.copy(CERTIFICATE, folder.resolve("company.pem"));
    }

    private BuilderPom pom() {
        return new BuilderPom(folder);
    }

    private BuilderPom whole() {
        return pom().withList("registryMirrors", "mirror.example.com", " ghcr.io = mirror.example.com:5000/ghcr ")
                .withList("insecureRegistries", "192.168.1.5:5000", "mirror.example.com:5000")
                .withList("caCertificates", "registry.example.com=company.pem")
                .withList("nameservers", "10.0.0.53", "fd00::53")
                .withList("searchDomains", "corp.example.com")
                .withList("options", "ndots:2")
                .with("cacheLimit", "20GB");
    }

    @Test
    void allOfItIsWrittenForBuildKit() {
        String name = certificates(whole()).files().keySet().iterator().next();
        assertThat(whole().toml()).isEqualTo("""
                [registry."192.168.1.5:5000"]
                http = true
                [registry."docker.io"]
                mirrors = ["mirror.example.com"]
                [registry."ghcr.io"]
                mirrors = ["mirror.example.com:5000/ghcr"]
                [registry."mirror.example.com:5000"]
                http = true
                [registry."registry.example.com"]
                ca = ["{folder}/%s"]
                [dns]
                nameservers = ["10.0.0.53", "fd00::53"]
                searchDomains = ["corp.example.com"]
                options = ["ndots:2"]
                [worker.oci]
                gckeepstorage = 21474836480
                maxUsedSpace = 21474836480
                """.formatted(name));
    }

    private static BuildkitdConfig certificates(BuilderPom pom) {
        return pom.made().buildkitdConfig().orElseThrow();
    }

    @Test
    void whatIsInACertificateCountsAndNotWhereItIs() throws IOException {
        BuildkitdConfig before = certificates(pom().withList("caCertificates", "a:1=company.pem"));
        Files.copy(folder.resolve("company.pem"), folder.resolve("other.pem"));
        assertThat(certificates(pom().withList("caCertificates", "a:1=other.pem")))
                .isEqualTo(before);
        Files.writeString(
                folder.resolve("company.pem"), Files.readString(CERTIFICATE).repeat(2));
        assertThat(certificates(pom().withList("caCertificates", "a:1=company.pem")))
                .isNotEqualTo(before);
        assertThat(before.toString()).isEqualTo("***");
    }

    @Test
    void aBuilderWithSettingsIsOneOfOurs() {
        assertThat(pom().read()).isInstanceOf(BuilderChoice.Automatic.class);
        assertThat(pom().withVariable("HTTP_PROXY", "http://p:1").read()).isInstanceOf(BuilderChoice.Automatic.class);
        assertThat(pom().with("cacheLimit", "1g").read()).isInstanceOf(BuilderChoice.Managed.class);
        assertThat(pom().with("network", "host").made().driverOpts()).containsEntry("network", "host");
        assertThat(whole().machine().builder()).isEqualTo(whole().read());
    }

    @Test
    void nodesHaveThemAsWell() {
        BuilderPom pom = pom().withList("nodes", "tcp://a", "tcp://b")
                .withList("registryMirrors", "m")
                .with("network", "host")
                .withVariable("HTTP_PROXY", "http://p:1");
        assertThat(pom.read()).isInstanceOfSatisfying(BuilderChoice.OnNodes.class, group -> {
            assertThat(group.buildkitdConfig()).isPresent();
            assertThat(group.nodes())
                    .extracting(BuilderNode::driverOpts)
                    .allSatisfy(options -> assertThat(options)
                            .containsEntry("network", "host")
                            .containsEntry("env.http_proxy", "http://p:1"));
        });
        assertThat(pom().with("driver", "kubernetes")
                        .withList("registryMirrors", "m")
                        .withVariable("HTTP_PROXY", "http://p:1")
                        .read())
                .isInstanceOfSatisfying(BuilderChoice.OnNodes.class, group -> {
                    assertThat(group.buildkitdConfig()).isPresent();
                    assertThat(group.nodes().get(0).driverOpts()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "registryMirrors, https://mirror.example.com",
        "registryMirrors, =mirror",
        "registryMirrors, ghcr.io=",
        "registryMirrors, ghcr.io/acme=mirror",
        "registryMirrors, mirror/a b",
        "registryMirrors, registry-1.docker.io=mirror",
        "registryMirrors, ''",
        "registryMirrors, localhost:5000",
        "registryMirrors, ghcr.io=127.0.0.1/ghcr",
        "registryMirrors, [::1]:5000",
        "insecureRegistries, http://registry:5000",
        "insecureRegistries, registry/acme",
        "insecureRegistries, ''",
        "caCertificates, company.pem",
        "caCertificates, https://registry=company.pem",
        "caCertificates, registry=",
        "caCertificates, registry=none.pem",
        "caCertificates, registry=.",
        "nameservers, dns.example.com",
        "nameservers, ''",
        "nameservers, 127.0.0.53",
        "nameservers, ::1",
        "searchDomains, a b",
        "options, ''",
    })
    void eachMistakeInAListIsAProblem(String element, String text) {
        assertThat(pom().withList(element, text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(problem.what()).contains(element).contains("\"" + text + "\"");
        });
    }

    @ParameterizedTest
    @CsvSource({"cacheLimit, much", "cacheLimit, 0", "network, ''", "network, my net", "proxies, http://p:1"})
    void eachMistakeInATextIsAProblem(String element, String text) {
        assertThat(pom().with(element, text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(problem.what()).isEqualTo("<builder><" + element + "> is \"" + text + "\"");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "no certificate in it, it holds no certificate in PEM form",
        "-----BEGIN PRIVATE KEY-----, it holds a private key",
        "'-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', a certificate in it cannot be read",
        "'', it holds no certificate",
    })
    void aFileThatIsOfNoUseIsAProblem(String content, String why) throws IOException {
        Files.writeString(folder.resolve("bad.pem"), content);
        assertThat(pom().withList("caCertificates", "r=bad.pem").problems())
                .extracting(Problem::why)
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void aFileThatBuildxWouldCutIsAProblem() throws IOException {
        Files.writeString(folder.resolve("big.pem"), "x".repeat(1024 * 1024 + 1), StandardCharsets.US_ASCII);
        assertThat(pom().withList("caCertificates", "r=big.pem").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("more than 1 MiB"));
    }

    @Test
    void whatIsOnTheMachineItselfIsGoodInItsNetwork() {
        assertThat(pom().withList("registryMirrors", "localhost:5000")
                        .withList("nameservers", "127.0.0.53")
                        .withDriverOpt("network", "host")
                        .toml())
                .contains("localhost:5000", "127.0.0.53");
        assertThat(pom().withList("registryMirrors", "localhost:5000")
                        .with("network", "container:mirror")
                        .toml())
                .contains("localhost:5000");
        assertThat(pom().withList("nameservers", "127.0.0.53")
                        .with("network", "host")
                        .toml())
                .contains("127.0.0.53");
    }

    @Test
    void aRegistryWithoutTlsHasNoCertificate() {
        assertThat(pom().withList("insecureRegistries", "a:1", "b:1")
                        .withList("caCertificates", "b:1=company.pem")
                        .problems())
                .extracting(Problem::what)
                .containsExactly("<builder> has b:1 in <insecureRegistries> and in <caCertificates>");
    }

    @ParameterizedTest
    @CsvSource({
        "network, host, docker buildx create --driver-opt network=host;",
        "cacheLimit, 1g, docker buildx create --buildkitd-config;",
    })
    void besideANameTheOptionOfBuildxIsNamed(String element, String text, String next) {
        assertThat(pom().with("name", "mine").with(element, text).problems())
                .extracting(Problem::next)
                .singleElement()
                .asString()
                .contains(next);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(pom().withList("registryMirrors", "a b", "http://c")
                        .withList("insecureRegistries", "d e")
                        .with("cacheLimit", "much")
                        .problems())
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "driver, docker, registry-mirrors for <registryMirrors>",
        "driver, remote, has its settings",
        "name, mine, used as it is",
    })
    void whereTheyWouldDoNothingTheyAreRefusedAndTheirPlaceIsNamed(String element, String text, String why) {
        BuilderPom pom = whole().with("network", "host").with(element, text);
        if (text.equals("remote")) {
            pom.withList("nodes", "tcp://a:1234");
        }
        assertThat(pom.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BUILDER_SETTINGS_UNUSED);
            assertThat(problem.what())
                    .endsWith(
                            "<registryMirrors>, <insecureRegistries>, <caCertificates>, <dns>, <cacheLimit>, <network>");
            assertThat(problem.why()).contains(why);
        });
    }

    @Test
    void aClusterHasItsNetworkAndNothingIsSaidTwice() {
        assertThat(whole().with("driver", "kubernetes").with("network", "host").problems())
                .extracting(Problem::what)
                .containsExactly("<builder><driver> is kubernetes, beside <network>");
        assertThat(pom().with("buildkitdConfig", "debug = true")
                        .with("cacheLimit", "1g")
                        .with("network", "host")
                        .problems())
                .extracting(Problem::what)
                .containsExactly("<builder> has a <buildkitdConfig> beside <cacheLimit>");
        assertThat(pom().with("network", "host")
                        .withDriverOpt("network", "other")
                        .problems())
                .extracting(Problem::what)
                .containsExactly("<builder> has a <network>, and one in <driverOpts>");
        assertThat(pom().with("buildkitdConfig", "debug = true")
                        .with("network", "host")
                        .toml())
                .isEqualTo("debug = true");
    }

    @ParameterizedTest
    @CsvSource({"a\"b, \"a\\\"b\"", "a\\b, \"a\\\\b\"", "'a\tb', \"a\\u0009b\"", "é, \"é\""})
    void textsAreQuotedAsTomlHasIt(String text, String quoted) {
        assertThat(BuildkitToml.quoted(text)).isEqualTo(quoted);
    }
}
