package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RawBuilderSettings;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuilderParametersTest {

    private final Project project = new Project();
    private final BuilderParameters builder = new BuilderParameters();

    private RawBuilder raw() {
        ProxyLogins none = new ProxyLogins(request -> {
            throw new AssertionError("nobody needs a password");
        });
        return builder.toRaw(
                new UserProperties(project.session(), project.project()), new KnownProxies(none, project.session()));
    }

    @Test
    void whatIsNoBeanCanBeSaidOnTheCommandLine() {
        project.onCommandLine("multiarch.builder.registryMirrors", "mirror:5000,ghcr.io=mirror:5000/ghcr")
                .onCommandLine("multiarch.builder.insecureRegistries", "mirror:5000")
                .onCommandLine("multiarch.builder.caCertificates", "registry=ca.pem")
                .onCommandLine("multiarch.builder.cacheLimit", "20g")
                .onCommandLine("multiarch.builder.network", "host")
                .onCommandLine("multiarch.builder.dns.nameservers", "10.0.0.53,10.0.0.54")
                .onCommandLine("multiarch.builder.dns.searchDomains", "corp.example.com")
                .onCommandLine("multiarch.builder.dns.options", "ndots:2")
                .onCommandLine("multiarch.builder.proxies", "none");

        RawBuilderSettings settings = raw().settings();
        assertThat(settings.registryMirrors()).containsExactly("mirror:5000", "ghcr.io=mirror:5000/ghcr");
        assertThat(settings.insecureRegistries()).containsExactly("mirror:5000");
        assertThat(settings.caCertificates()).containsExactly("registry=ca.pem");
        assertThat(settings.cacheLimit()).contains("20g");
        assertThat(settings.network()).contains("host");
        assertThat(settings.dns())
                .isEqualTo(new RawBuilderSettings.RawDns(
                        List.of("10.0.0.53", "10.0.0.54"), List.of("corp.example.com"), List.of("ndots:2")));
        assertThat(settings.proxies().choice()).contains("none");
    }

    @Test
    void whatThePomSaysStays() {
        Project.set(builder, "insecureRegistries", List.of("a:1"));
        Project.set(builder, "cacheLimit", "1g");
        project.onCommandLine("multiarch.builder.insecureRegistries", "b:1")
                .onCommandLine("multiarch.builder.cacheLimit", "2g");

        assertThat(raw().settings().insecureRegistries()).containsExactly("a:1");
        assertThat(raw().settings().cacheLimit()).contains("1g");
    }

    @ParameterizedTest
    @CsvSource({"name, mine", "driver, docker", "driver, remote"})
    void aPomThatChoosesABuilderLeavesItsSettingsAlone(String element, String text) {
        Project.set(builder, element, text);
        project.onCommandLine("multiarch.builder.registryMirrors", "mirror")
                .onCommandLine("multiarch.builder.dns.options", "ndots:2")
                .onCommandLine("multiarch.builder.network", "host");

        assertThat(raw().settings().registryMirrors()).isEmpty();
        assertThat(raw().settings().dns().options()).isEmpty();
        assertThat(raw().settings().network()).isEqualTo(Optional.empty());
    }
}
