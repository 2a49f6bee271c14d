package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.model.ServerLogin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerProxiesTest {

    private static final String SECRET = "pl3ase-hide-me@home";

    private static BuilderPom pom() {
        return new BuilderPom(Path.of(""));
    }

    private static RegistrySpec.Proxy proxy(String protocol, String host, String... nonProxyHosts) {
        return new RegistrySpec.Proxy(protocol, host, 3128, Optional.empty(), List.of(nonProxyHosts));
    }

    private static RegistrySpec.Proxy withLogin(String host) {
        return new RegistrySpec.Proxy(
                "http", host, 3128, Optional.of(ServerLogin.of("main", "jo e", SECRET)), List.of());
    }

    @Test
    void thoseOfTheSettingsComeBeforeTheEnvironment() {
        BuilderPom pom = pom().withVariable("HTTP_PROXY", "http://other:1")
                .withVariable("no_proxy", "elsewhere")
                .withProxies(proxy("http", "proxy", "*.corp.example.com", "10.*"), proxy("http", "second"));

        assertThat(pom.proxies().ofRuns())
                .isEqualTo(Map.of(
                        "HTTP_PROXY", "http://proxy:3128",
                        "HTTPS_PROXY", "http://proxy:3128",
                        "NO_PROXY", ".corp.example.com,10.0.0.0/8"));
        assertThat(pom.made().driverOpts())
                .isEqualTo(Map.of(
                        "env.http_proxy", "http://proxy:3128",
                        "env.https_proxy", "http://proxy:3128",
                        "env.no_proxy", ".corp.example.com,10.0.0.0/8"));
        assertThat(pom.with("proxies", "environment").proxies().ofRuns())
                .isEqualTo(Map.of("HTTP_PROXY", "http://other:1", "NO_PROXY", "elsewhere"));
        assertThat(pom.with("proxies", "none").proxies()).isEqualTo(ContainerProxies.NONE);
    }

    @Test
    void thoseOfTheEnvironmentAreTakenAsTheyAre() {
        BuilderPom pom = pom().withVariable("https_proxy", " proxy:3128 ").withVariable("NO_PROXY", "a,.b");

        assertThat(pom.proxies().ofRuns()).isEqualTo(Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", "a,.b"));
        assertThat(pom.with("proxies", "settings").proxies().ofRuns()).isEmpty();
        assertThat(pom().withVariable("NO_PROXY", "a").proxies()).isEqualTo(ContainerProxies.NONE);
        assertThat(pom().withVariable("HTTP_PROXY", "").proxies()).isEqualTo(ContainerProxies.NONE);
    }

    @Test
    void oneForHttpsIsNoneForHttp() {
        assertThat(pom().withProxies(proxy("https", "fd00::1")).proxies().ofRuns())
                .isEqualTo(Map.of("HTTPS_PROXY", "http://[fd00::1]:3128"));
    }

    @Test
    void aLoginIsGivenToNoBuilderAndToStepsOnlyWhenAskedFor() {
        for (BuilderPom pom : List.of(
                pom().withProxies(withLogin("proxy")),
                pom().withVariable("HTTP_PROXY", "http://jo%20e:pl3ase-hide-me%40home@proxy:3128"))) {
            ContainerProxies proxies = pom.proxies();
            assertThat(proxies.ofRuns()).isEmpty();
            assertThat(proxies.ofBuilder()).isEmpty();
            assertThat(proxies.remarks(pom.made()).toString())
                    .contains("is not given to RUN steps", "is not given to the builder")
                    .doesNotContain("pl3ase");
            assertThat(proxies.remarks(new BuilderChoice.Existing("mine")).toString())
                    .contains("is not given to RUN steps")
                    .doesNotContain("to the builder:");
        }
    }

    @ParameterizedTest
    @CsvSource({"settings", "environment"})
    void aLoginThatIsAskedForIsGivenToStepsAndPrintedNowhere(String choice) {
        BuilderPom pom = pom().with("proxies", choice)
                .withProxies(withLogin("proxy"))
                .withVariable("HTTP_PROXY", "http://jo%20e:pl3ase-hide-me%40home@proxy:3128");
        ContainerProxies proxies = pom.proxies();

        assertThat(proxies.ofRuns()).containsEntry("HTTP_PROXY", "http://jo%20e:pl3ase-hide-me%40home@proxy:3128");
        assertThat(proxies.ofBuilder()).isEmpty();
        assertThat(pom.made().driverOpts()).isEmpty();
        assertThat(proxies.secrets()).contains(SECRET, "pl3ase-hide-me%40home", "jo%20e:pl3ase-hide-me%40home");
        assertThat(proxies.toString() + pom.raw() + proxies.remarks(pom.made())).doesNotContain("pl3ase");
        assertThat(proxies.attested("mode=max").ofRuns()).isEmpty();
        assertThat(proxies.attested("true").ofRuns()).isEmpty();
        assertThat(proxies.attested("mode=min")).isEqualTo(proxies);
        assertThat(proxies.attested("mode=max")
                        .remarks(new BuilderChoice.Existing("mine"))
                        .toString())
                .contains("into the image");
        assertThat(proxies.attested("false")).isEqualTo(proxies);
        assertThat(proxies.forTheBuilderAlone().ofRuns()).isEmpty();
    }

    @Test
    void oneWithoutALoginIsAttestedLikeAnyArgument() {
        ContainerProxies proxies = pom().withProxies(proxy("http", "proxy")).proxies();
        assertThat(proxies.attested("mode=max")).isEqualTo(proxies);
    }

    @Test
    void onTheMachineItselfItIsOfUseInItsNetworkOnly() {
        BuilderPom pom = pom().withProxies(proxy("http", "localhost"));
        ContainerProxies proxies = pom.proxies();
        assertThat(proxies.ofRuns()).isEmpty();
        assertThat(proxies.remarks(pom.made()))
                .singleElement()
                .asString()
                .contains("localhost is the container itself", "<network>host</network>");
        assertThat(pom.with("network", "host").proxies().ofBuilder())
                .containsEntry("env.http_proxy", "http://localhost:3128");
        assertThat(pom().withVariable("HTTP_PROXY", "http://[::1]:3128/")
                        .proxies()
                        .ofRuns())
                .isEmpty();
        assertThat(pom().withVariable("HTTP_PROXY", "127.0.0.1:3128").proxies().ofRuns())
                .isEmpty();
        assertThat(pom().withDriverOpt("network", "host")
                        .withVariable("HTTP_PROXY", "127.0.0.1:3128")
                        .proxies()
                        .ofRuns())
                .hasSize(1);
    }

    @Test
    void onThisMachineItIsOfNoUseToContainersOfAnotherOne() {
        BuilderPom pom = pom().with("network", "host")
                .withList("farEngines", "ssh://me@rack")
                .withVariable("HTTP_PROXY", "http://127.0.0.1:3128")
                .withVariable("HTTPS_PROXY", "http://proxy:3128");
        ContainerProxies proxies = pom.proxies();
        assertThat(proxies.ofRuns()).isEqualTo(Map.of("HTTPS_PROXY", "http://proxy:3128"));
        assertThat(proxies.ofBuilder()).isEqualTo(Map.of("env.https_proxy", "http://proxy:3128"));
        assertThat(proxies.remarks(pom.made()))
                .singleElement()
                .asString()
                .contains("they are on ssh://me@rack, where 127.0.0.1 is not this machine", "<driverOpts>")
                .doesNotContain("<network>host</network>");
    }

    @Test
    void aPasswordThatNobodyCanReadIsSaid() {
        RegistrySpec.Proxy proxy = new RegistrySpec.Proxy(
                "http", "proxy", 1, Optional.of(ServerLogin.undecrypted("main", "me", "no key")), List.of());
        BuilderPom pom = pom().with("proxies", "settings").withProxies(proxy);
        assertThat(pom.proxies().ofRuns()).isEmpty();
        assertThat(pom.proxies().remarks(pom.made()))
                .singleElement()
                .asString()
                .contains("could not be decrypted: no key");
    }

    @Test
    void whatTheUserSaysOfABuildersProxyStays() {
        BuilderPom pom = pom().withDriverOpt("env.All_Proxy", "http://mine:1").withProxies(withLogin("proxy"));
        assertThat(pom.made().driverOpts()).isEqualTo(Map.of("env.All_Proxy", "http://mine:1"));
        assertThat(pom.proxies().remarks(pom.made())).singleElement().asString().contains("is not given to RUN steps");
        pom.withProxies(proxy("http", "proxy"));
        assertThat(pom.made().driverOpts()).isEqualTo(Map.of("env.All_Proxy", "http://mine:1"));
        assertThat(pom.proxies().ofRuns()).containsKey("HTTP_PROXY");
        assertThat(pom.proxies().given(pom.made())).isEmpty();
    }

    @Test
    void theOrderOfExceptionsMakesNoOtherBuilder() {
        assertThat(pom().withVariable("HTTP_PROXY", "http://proxy:1")
                        .withVariable("NO_PROXY", " b, .a,b,,10.0.0.0/8")
                        .made()
                        .driverOpts())
                .containsEntry("env.no_proxy", ".a,10.0.0.0/8,b");
    }

    @Test
    void whatABuilderIsGivenIsSaid() {
        BuilderPom pom = pom().withProxies(proxy("https", "proxy", "a"));
        assertThat(pom.proxies().given(pom.made()))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("The builder gets https_proxy=http://proxy:3128, no_proxy=a; ")
                        .contains("which builder it is", "<proxies>none</proxies>"));
        assertThat(pom.proxies().given(new BuilderChoice.Existing("mine"))).isEmpty();
        assertThat(pom().proxies().given(pom().made())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.com, .example.com",
        "*example.com, example.com",
        "localhost, localhost",
        "192.168.*, 192.168.0.0/16",
        "10.1.2.*, 10.1.2.0/24",
        "*, *",
        "a*b, ''",
    })
    void hostsThatAreReachedDirectlyAreSaidAsProgramsUnderstandThem(String pattern, String entry) {
        assertThat(NonProxyHosts.asVariable(List.of(proxy("http", "p", pattern))))
                .isEqualTo(entry);
    }
}
