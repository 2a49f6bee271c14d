package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.wire.Answer;
import io.github.multiarchmaven.registry.wire.Body;
import io.github.multiarchmaven.registry.wire.Call;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Manifests of one registry (OCI distribution specification, "Pulling manifests", "Pushing Manifests"). */
final class Manifests {

    private static final String ACCEPTED = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");
    private static final Set<Integer> THERE = Set.of(200);
    private static final Set<Integer> TAKEN = Set.of(200, 201, 202);

    /** What servers answer to HEAD that would answer to GET. */
    private static final Set<Integer> SPEECHLESS = Set.of(200, 400, 405, 501);

    /** What registries say of a list whose images were written a moment ago and have not reached all of them. */
    private static final Set<String> NOT_KNOWN_YET = Set.of("MANIFEST_UNKNOWN", "MANIFEST_BLOB_UNKNOWN");

    private static final String DIGEST = "Docker-Content-Digest";

    private final Conversation conversation;

    Manifests(Conversation conversation) {
        this.conversation = conversation;
    }

    RemoteManifest read(String repository, ManifestName name) {
        Deed deed = Deed.reading("manifest " + name, repository);
        return conversation.endure(deed, () -> get(deed, name));
    }

    Optional<RemoteManifest> find(String repository, ManifestName name) {
        Deed deed = Deed.reading("manifest " + name, repository);
        return conversation.endure(deed, () -> found(deed, name));
    }

    RemoteManifest readBack(String repository, ManifestName name) {
        Deed deed = Deed.reading("back manifest " + name, repository);
        return conversation.endure(deed, () -> {
            try {
                return get(deed, name);
            } catch (RefusalException e) {
                throw e.status() == 404 ? e.mayPass() : e;
            }
        });
    }

    Optional<Digest> digest(String repository, ManifestName name) {
        Deed deed = Deed.reading("manifest " + name, repository);
        return conversation.endure(deed, () -> {
            try (Reached reached = conversation.ask(deed, base -> asking("HEAD", base, deed, name))) {
                if (reached.status() == 404) {
                    return Optional.empty();
                }
                Optional<Digest> said = digestIn(reached.answer());
                if (THERE.contains(reached.status()) && said.isPresent()) {
                    return said;
                }
                if (!SPEECHLESS.contains(reached.status())) {
                    throw conversation.refusal(deed, "HEAD", reached);
                }
            }
            return found(deed, name).map(RemoteManifest::digest);
        });
    }

    private Optional<RemoteManifest> found(Deed deed, ManifestName name) throws IOException, RefusalException {
        try {
            return Optional.of(get(deed, name));
        } catch (RefusalException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void write(String repository, ManifestName name, RemoteManifest manifest) {
        if (name instanceof ManifestName.Exactly exactly && !exactly.digest().equals(manifest.digest())) {
            throw new IllegalArgumentException(manifest + " is not " + exactly);
        }
        Deed deed = Deed.writing("manifest " + name, repository);
        conversation.endure(deed, () -> {
            try {
                return put(deed, name, manifest);
            } catch (RefusalException e) {
                throw e.names(NOT_KNOWN_YET) ? e.mayPass() : e;
            }
        });
    }

    private Digest put(Deed deed, ManifestName name, RemoteManifest manifest) throws IOException, RefusalException {
        Body body = Body.of(manifest.bytes());
        try (Reached reached = conversation.ask(
                deed, base -> Call.of("PUT", address(base, deed, name)).sending(body, manifest.mediaType()))) {
            if (!TAKEN.contains(reached.status())) {
                throw conversation.refusal(deed, "PUT", reached);
            }
            Digest stored = digestIn(reached.answer()).orElse(manifest.digest());
            if (!stored.equals(manifest.digest())) {
                throw conversation.mismatch(
                        deed, "it was sent " + manifest.digest() + ", and the registry calls it " + stored);
            }
            reached.answer().firstBytes(ForeignText.READ);
            return stored;
        }
    }

    private RemoteManifest get(Deed deed, ManifestName name) throws IOException, RefusalException {
        try (Reached reached = conversation.ask(deed, base -> asking("GET", base, deed, name))) {
            if (!THERE.contains(reached.status())) {
                throw conversation.refusal(deed, "GET", reached);
            }
            byte[] bytes = reached.answer().firstBytes(RemoteManifest.LARGEST + 1);
            if (bytes.length > RemoteManifest.LARGEST) {
                throw new BadAnswerException("the manifest is larger than 4 MiB");
            }
            RemoteManifest manifest = new RemoteManifest(bytes, mediaType(reached.answer()));
            checkDigest(deed, name, manifest, digestIn(reached.answer()));
            return manifest;
        }
    }

    private void checkDigest(Deed deed, ManifestName name, RemoteManifest manifest, Optional<Digest> announced) {
        if (name instanceof ManifestName.Exactly exactly && !exactly.digest().equals(manifest.digest())) {
            throw conversation.mismatch(deed, "what came has the digest " + manifest.digest());
        }
        if (announced.isPresent() && !announced.get().equals(manifest.digest())) {
            throw conversation.mismatch(
                    deed,
                    "it was announced as " + announced.get() + ", and what came has the digest " + manifest.digest());
        }
    }

    /** Without parameters such as a charset. */
    private static String mediaType(Answer answer) {
        return answer.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
    }

    private static Optional<Digest> digestIn(Answer answer) {
        try {
            return answer.header(DIGEST).map(String::strip).map(Digest::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Call asking(String method, URI base, Deed deed, ManifestName name) {
        return Call.of(method, address(base, deed, name)).with("Accept", ACCEPTED);
    }

    private static URI address(URI base, Deed deed, ManifestName name) {
        return base.resolve("/v2/" + deed.repository() + "/manifests/" + name);
    }
}
