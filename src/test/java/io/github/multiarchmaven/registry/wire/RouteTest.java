package io.github.multiarchmaven.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    private static final ProxyServer PLAIN =
            new ProxyServer("http", "proxy", 3128, Optional::empty, List.of("*.corp.example.com", "10.*", "bare"));
    private static final ProxyServer TLS = new ProxyServer("HTTPS", "tls", 3129, Optional::empty, List.of());

    @Test
    void eachProtocolHasItsProxyAndTlsFallsBackToTheOther() {
        assertThat(proxy("https://registry.example.com/", List.of(PLAIN, TLS))).contains(TLS);
        assertThat(proxy("https://registry.example.com/", List.of(PLAIN))).contains(PLAIN);
        assertThat(proxy("http://registry.example.com/", List.of(PLAIN, TLS))).contains(PLAIN);
        assertThat(proxy("http://registry.example.com/", List.of(TLS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Registry.CORP.example.com/,false",
        "https://corp.example.com/,true",
        "https://xcorp.example.com/,true",
        "https://10.1.2.3:5000/,false",
        "https://bare/,false",
        "https://bare.example.com/,true",
        "https://localhost:5000/,false",
        "http://127.0.0.1:5000/,false",
        "http://[::1]:5000/,false"
    })
    void someHostsAreReachedDirectly(String target, boolean byProxy) {
        assertThat(proxy(target, List.of(PLAIN)).isPresent()).isEqualTo(byProxy);
    }

    @Test
    void thePortIsThatOfTheProtocolUnlessThereIsAnother() {
        assertThat(Route.to(URI.create("https://a/"), List.of()).authority()).isEqualTo("a:443");
        assertThat(Route.to(URI.create("http://a/"), List.of()).authority()).isEqualTo("a:80");
        assertThat(Route.to(URI.create("http://[::1]:81/"), List.of()).authority())
                .isEqualTo("[::1]:81");
    }

    @Test
    void aCallPrintsNeitherItsHeadersNorItsQuery() {
        assertThat(Call.of("GET", URI.create("https://a/b?secret")).with("Authorization", "secret"))
                .hasToString("GET https://a/b");
    }

    private static Optional<ProxyServer> proxy(String target, List<ProxyServer> proxies) {
        return Route.to(URI.create(target), proxies).proxy();
    }
}
