package io.github.multiarchmaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A registry on this machine that keeps what it is given for as long as it runs. It refuses manifests whose parts it has not,
 * as the real one does, and remembers what it was asked in which order.
 */
public final class MemoryRegistry implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/v2/(.+)/(manifests|blobs|blobs/uploads)/([^/]*)");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, RemoteManifest> manifests = new ConcurrentHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong received = new AtomicLong();
    private Function<String, Optional<Integer>> trouble = line -> Optional.empty();
    private MountManner mounts = MountManner.DONE;

    public MemoryRegistry() throws IOException {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** What becomes of the wish to mount. */
    public enum MountManner {
        DONE,
        UPLOAD_WANTED
    }

    public String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public MemoryRegistry mounting(MountManner manner) {
        mounts = manner;
        return this;
    }

    /** Answers with a status to requests such as {@code PUT acme/app/manifests/1.0} instead of heeding them. */
    public MemoryRegistry troubling(Function<String, Optional<Integer>> status) {
        trouble = status;
        return this;
    }

    /** Has a layout's image under a tag, whoever put it there. */
    public Digest holding(String repository, OciLayout layout, String tag) throws IOException {
        try (Stream<Path> files = Files.list(layout.folder().resolve("blobs/sha256"))) {
            for (Path file : files.toList()) {
                byte[] content = Files.readAllBytes(file);
                Digest digest = Digest.ofContent(content);
                blobs.put(repository + "/" + digest, content);
                mediaType(content)
                        .ifPresent(type -> manifests.put(repository + "/" + digest, new RemoteManifest(content, type)));
            }
        }
        JsonNode top = MAPPER.readTree(layout.folder().resolve("index.json").toFile())
                .path("manifests")
                .path(0);
        RemoteManifest manifest =
                manifest(repository, top.path("digest").asText()).orElseThrow();
        manifests.put(repository + "/" + tag, manifest);
        return manifest.digest();
    }

    /** The digest under each tag, by {@code repository/tag}. */
    public Map<String, Digest> tags() {
        Map<String, Digest> tags = new TreeMap<>();
        manifests.forEach((name, manifest) -> {
            if (!name.contains("sha256:")) {
                tags.put(name, manifest.digest());
            }
        });
        return tags;
    }

    /** The manifest under a tag or digest. */
    public Optional<RemoteManifest> manifest(String repository, Object name) {
        return Optional.ofNullable(manifests.get(repository + "/" + name));
    }

    /** Deletes a manifest, as registries do with those that have no tag. */
    public void forget(String repository, Digest digest) {
        manifests.remove(repository + "/" + digest);
    }

    /** Has other bytes in a blob's place, as many. */
    public void spoil(String repository, Digest digest) {
        blobs.computeIfPresent(repository + "/" + digest, (name, content) -> new byte[content.length]);
    }

    /** Deletes a blob, as a broken storage does, and what refers to it stays. */
    public void lose(String repository, Digest digest) {
        blobs.remove(repository + "/" + digest);
    }

    /** Whether a repository has this blob. */
    public boolean hasBlob(String repository, Digest digest) {
        return blobs.containsKey(repository + "/" + digest);
    }

    /** Requests so far, without {@code /v2/} and queries, those for its root left out; and forgets them. */
    public List<String> asked() {
        synchronized (asked) {
            List<String> lines = List.copyOf(asked);
            asked.clear();
            return lines;
        }
    }

    /** Bytes of blobs that it was sent. */
    public long received() {
        return received.get();
    }

    private static Optional<String> mediaType(byte[] content) {
        try {
            JsonNode json = MAPPER.readTree(content);
            return json.has("manifests") || json.has("layers")
                    ? Optional.of(json.path("mediaType").asText("application/vnd.oci.image.index.v1+json"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            String line = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath().replaceFirst("^/v2/", "");
            asked.add(line);
            Optional<Integer> status = trouble.apply(line);
            if (status.isPresent()) {
                exchange.sendResponseHeaders(status.get(), -1);
            } else if (path.group(2).equals("manifests")) {
                manifest(exchange, path.group(1), path.group(3), body);
            } else if (path.group(2).equals("blobs")) {
                send(exchange, Optional.ofNullable(blobs.get(path.group(1) + "/" + path.group(3))));
            } else {
                upload(exchange, path.group(1), body);
            }
        }
    }

    private void manifest(HttpExchange exchange, String repository, String name, byte[] body) throws IOException {
        if (!exchange.getRequestMethod().equals("PUT")) {
            Optional<RemoteManifest> there = manifest(repository, name);
            there.ifPresent(found -> {
                exchange.getResponseHeaders().add("Content-Type", found.mediaType());
                exchange.getResponseHeaders()
                        .add("Docker-Content-Digest", found.digest().value());
            });
            send(exchange, there.map(RemoteManifest::bytes));
            return;
        }
        RemoteManifest manifest =
                new RemoteManifest(body, exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!isWhole(repository, MAPPER.readTree(body))) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        manifests.put(repository + "/" + manifest.digest(), manifest);
        manifests.put(repository + "/" + name, manifest);
        exchange.sendResponseHeaders(201, -1);
    }

    private boolean isWhole(String repository, JsonNode manifest) {
        boolean parts = Stream.concat(Stream.of(manifest.path("config")), elements(manifest.path("layers")))
                .filter(JsonNode::isObject)
                .allMatch(part ->
                        blobs.containsKey(repository + "/" + part.path("digest").asText()));
        return parts
                && elements(manifest.path("manifests"))
                        .allMatch(entry -> manifests.containsKey(
                                repository + "/" + entry.path("digest").asText()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements.stream();
    }

    private void upload(HttpExchange exchange, String repository, byte[] body) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (exchange.getRequestMethod().equals("PUT")) {
            received.addAndGet(body.length);
            Digest digest = Digest.ofContent(body);
            boolean right = query.contains("digest=" + digest);
            if (right) {
                blobs.put(repository + "/" + digest, body);
            }
            exchange.sendResponseHeaders(right ? 201 : 400, -1);
            return;
        }
        Matcher mount = Pattern.compile("mount=([^&]+)&from=([^&]+)").matcher(query);
        byte[] there = mount.find() ? blobs.get(mount.group(2) + "/" + mount.group(1)) : null;
        if (there != null && mounts == MountManner.DONE) {
            blobs.put(repository + "/" + mount.group(1), there);
            exchange.sendResponseHeaders(201, -1);
            return;
        }
        exchange.getResponseHeaders().add("Location", "/v2/" + repository + "/blobs/uploads/one?state=a");
        exchange.sendResponseHeaders(202, -1);
    }

    private static void send(HttpExchange exchange, Optional<byte[]> content) throws IOException {
        byte[] body = content.orElse("{\"errors\":[]}".getBytes(StandardCharsets.UTF_8));
        boolean silent = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(content.isPresent() ? 200 : 404, silent || body.length == 0 ? -1 : body.length);
        if (!silent) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
