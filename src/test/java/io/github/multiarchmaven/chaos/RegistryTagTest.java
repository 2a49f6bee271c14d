package io.github.multiarchmaven.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.multiarchmaven.registry.MemoryRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTagTest {

    private static final String LAYER = "a layer";
    private static final String CONFIG = "{\"architecture\": \"amd64\"}";
    private static final String MANIFEST =
            "{\"config\": " + descriptor(CONFIG) + ", \"layers\": [" + descriptor(LAYER) + "]}";
    private static final String LIST = "{\"manifests\": [" + descriptor(MANIFEST) + "]}";

    private final Map<String, String> content = new HashMap<>();
    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    private final RegistryTag tag =
            new RegistryTag("127.0.0.1:" + server.getAddress().getPort(), "acme/app", "1.0");

    RegistryTagTest() throws IOException {}

    @BeforeEach
    void serveOneThatIsWhole() {
        content.put("manifests/1.0", LIST);
        content.put("manifests/" + digest(LIST), LIST);
        content.put("manifests/" + digest(MANIFEST), MANIFEST);
        content.put("blobs/" + digest(CONFIG), CONFIG);
        content.put("blobs/" + digest(LAYER), LAYER);
        server.createContext("/v2/acme/app/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath().substring("/v2/acme/app/".length());
                byte[] found = content.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(
                        content.containsKey(path) ? 200 : 404, found.length == 0 ? -1 : found.length);
                exchange.getResponseBody().write(found);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneThatIsWholeHasItsDigest() {
        assertThat(tag.digest()).contains(digest(LIST));
        assertThat(tag.children()).containsExactly(digest(MANIFEST));
    }

    @Test
    void oneThatIsNotThereHasNone() {
        content.remove("manifests/1.0");

        assertThat(tag.digest()).isEmpty();
    }

    @Test
    void nothingMayBeMissing() {
        for (String part :
                new String[] {"manifests/" + digest(MANIFEST), "blobs/" + digest(CONFIG), "blobs/" + digest(LAYER)}) {
            String was = content.remove(part);

            assertThatThrownBy(tag::digest)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(part + " answers with 404");
            content.put(part, was);
        }
        assertThat(tag.digest()).isPresent();
    }

    @Test
    void nothingMayBeSomethingElse() {
        for (String part :
                new String[] {"manifests/" + digest(MANIFEST), "blobs/" + digest(CONFIG), "blobs/" + digest(LAYER)}) {
            String was = content.put(part, "another");

            assertThatThrownBy(tag::digest)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(part + " is " + digest("another"));
            content.put(part, String.valueOf(was));
        }
    }

    @Test
    void whatATagMeansBeforehandIsWhole() throws Exception {
        try (MemoryRegistry registry = new MemoryRegistry()) {
            RegistryTag old = new RegistryTag(registry.name(), "acme/old", "1.0");

            String put = OldImage.putAt(old);

            assertThat(old.digest()).contains(put);
            assertThat(old.children()).hasSize(2);
        }
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String descriptor(String text) {
        return "{\"digest\": \"" + digest(text) + "\", \"size\": " + text.length() + "}";
    }
}
