package io.github.multiarchmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.TestLayouts;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.transfer.ImageCopy;
import io.github.multiarchmaven.registry.transfer.ImageSource;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.LayoutSource;
import io.github.multiarchmaven.registry.transfer.Part;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.transfer.TagWriting;
import io.github.multiarchmaven.registry.transfer.TransferListener;
import io.github.multiarchmaven.registry.transfer.TreeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What we push and copy is for clients that we did not write what it is for us, and the other way round. */
@Timeout(300)
class ForeignClientsIT {

    private static final String LIST = "application/vnd.oci.image.index.v1+json";

    private final Path folder;

    ForeignClientsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void seeTheSameDigestsAndTheSameBytes() throws Exception {
        ForeignClients clients = ForeignClients.in(folder);
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64", "linux/arm/v7")
                .attested()
                .writeTo(folder.resolve("layout"));
        Digest digest = layout.inventory().index();
        LayoutSource source = new LayoutSource(layout);
        try (DockerRegistry server = new DockerRegistry(folder, "", "");
                Registries registries = new Scene().registries()) {
            Registry registry = registries.at(server.name());
            Repository ours = new Repository(registry, "ours/app");
            copy(source, source.manifest(digest, LIST), ours);
            assertSeen(clients, server, "ours/app", layout);

            clients.skopeo(
                    "copy",
                    "--all",
                    "--dest-tls-verify=false",
                    "oci:" + layout.folder(),
                    "docker://" + server.name() + "/theirs/app:1.0");
            RemoteManifest theirs = registry.manifest("theirs/app", ManifestName.tag("1.0"));
            assertThat(theirs.digest()).isEqualTo(digest);

            copy(new Repository(registry, "theirs/app"), theirs, new Repository(registry, "promoted/app"));
            assertSeen(clients, server, "promoted/app", layout);
        }
    }

    private static void copy(ImageSource from, RemoteManifest top, Repository to) {
        ImageTree tree = TreeReader.read(from, top);
        List<Repository> holders = from instanceof Repository repository ? List.of(repository) : List.of();
        new ImageCopy(from, to, holders, new Nobody()).copyBelow(tree);
        new TagWriting(to).write("1.0", top);
    }

    private void assertSeen(ForeignClients clients, DockerRegistry server, String repository, OciLayout layout)
            throws IOException, InterruptedException {
        String name = server.name() + "/" + repository + ":1.0";
        Digest digest = layout.inventory().index();
        byte[] bytes = Files.readAllBytes(layout.blob(digest));

        assertThat(clients.skopeo("inspect", "--raw", "--tls-verify=false", "docker://" + name))
                .isEqualTo(bytes);
        assertThat(clients.oras("manifest", "fetch", "--plain-http", name)).isEqualTo(bytes);
        assertThat(new String(clients.oras("resolve", "--plain-http", name), StandardCharsets.UTF_8).strip())
                .isEqualTo(digest.value());

        Path fetched = folder.resolve("fetched-by-skopeo").resolve(repository);
        Files.createDirectories(fetched.getParent());
        clients.skopeo("copy", "--all", "--src-tls-verify=false", "docker://" + name, "oci:" + fetched);
        assertThat(blobs(fetched)).isEqualTo(blobs(layout.folder()));
    }

    /** The digest of what lies under each name. */
    private static Map<String, Digest> blobs(Path layout) throws IOException {
        Map<String, Digest> blobs = new TreeMap<>();
        try (Stream<Path> files = Files.list(layout.resolve("blobs/sha256"))) {
            for (Path file : files.toList()) {
                blobs.put(file.getFileName().toString(), Digest.ofContent(Files.readAllBytes(file)));
            }
        }
        return blobs;
    }

    /** Is told, and does nothing. */
    private static final class Nobody implements TransferListener {

        @Override
        public void there(Part part) {}

        @Override
        public void sent(Part part, long bytes) {}
    }
}
