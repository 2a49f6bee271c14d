package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.wire.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Blobs that a registry has (OCI distribution specification, "Pulling blobs"). */
final class Blobs {

    /** Who redirects to a storage has the blob; the storage might not answer to HEAD. */
    private static final Set<Integer> THERE = Set.of(200, 302, 303, 307);

    private final Conversation conversation;

    Blobs(Conversation conversation) {
        this.conversation = conversation;
    }

    boolean has(String repository, Digest digest) {
        Deed deed = Deed.reading("blob " + digest, repository);
        return conversation.endure(deed, () -> {
            try (Reached reached = conversation.ask(deed, base -> Call.of("HEAD", base.resolve(path(deed, digest))))) {
                if (THERE.contains(reached.status())) {
                    return true;
                }
                if (reached.status() == 404) {
                    return false;
                }
                throw conversation.refusal(deed, "HEAD", reached);
            }
        });
    }

    /** Only the beginning is tried again; whoever reads it sees when it breaks. */
    InputStream open(String repository, Digest digest, long size) {
        Deed deed = Deed.reading("blob " + digest, repository);
        return conversation.endure(deed, () -> opened(deed, digest, size, Call.Size.BLOB));
    }

    private InputStream opened(Deed deed, Digest digest, long size, Call.Size extent)
            throws IOException, RefusalException {
        Reached reached = conversation.ask(
                deed, base -> Call.of("GET", base.resolve(path(deed, digest))).sized(extent));
        if (reached.status() != 200) {
            try (reached) {
                throw conversation.refusal(deed, "GET", reached);
            }
        }
        Optional<Long> announced = reached.answer().length();
        if (announced.isPresent() && announced.get() != size) {
            reached.close();
            throw conversation.mismatch(
                    deed, "it should have " + size + " bytes, and the registry announces " + announced.get());
        }
        return new HashedStream(reached.answer().body(), digest, size, why -> conversation.mismatch(deed, why));
    }

    /** All of it, tried again as a whole. */
    byte[] read(String repository, Digest digest, long size) {
        Deed deed = Deed.reading("blob " + digest, repository);
        return conversation.endure(deed, () -> {
            try (InputStream in = opened(deed, digest, size, Call.Size.SMALL)) {
                return in.readAllBytes();
            }
        });
    }

    /** Into a file, tried again as a whole. */
    void fetch(String repository, Digest digest, long size, Path file) {
        Deed deed = Deed.reading("blob " + digest, repository);
        conversation.endure(deed, () -> {
            try (InputStream in = opened(deed, digest, size, Call.Size.BLOB);
                    OutputStream out = new OwnFile(file)) {
                return in.transferTo(out);
            }
        });
    }

    private static String path(Deed deed, Digest digest) {
        return "/v2/" + deed.repository() + "/blobs/" + digest;
    }
}
