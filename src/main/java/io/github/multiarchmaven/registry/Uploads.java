package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.wire.Body;
import io.github.multiarchmaven.registry.wire.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Blobs on their way into a registry (OCI distribution specification, "POST then PUT", "Mounting a blob"). */
final class Uploads {

    /** The registry does not know the upload any more. */
    private static final Set<Integer> FORGOTTEN = Set.of(404, 416);

    private static final Set<Integer> NO_RIGHTS = Set.of(401, 403);

    private final Conversation conversation;

    Uploads(Conversation conversation) {
        this.conversation = conversation;
    }

    MountOutcome mount(String repository, Digest digest, String from) {
        Deed deed = new Deed(
                "take over blob " + digest + " from " + from + " to " + repository,
                repository,
                Set.of(Scope.push(repository), Scope.pull(from)));
        return conversation.endure(deed, () -> {
            try {
                return begin(deed, "?mount=" + encoded(digest.value()) + "&from=" + encoded(from));
            } catch (RefusalException e) {
                if (NO_RIGHTS.contains(e.status())) {
                    return new MountOutcome.SendIt(begin(sending(repository, digest)));
                }
                throw e;
            }
        });
    }

    void send(String repository, BlobContent content, Optional<URI> begun) {
        Deed deed = sending(repository, content.digest());
        Uses first = new Uses(begun);
        conversation.endure(deed, () -> {
            Optional<URI> location = first.once();
            return put(deed, content, location.isPresent() ? location.get() : begin(deed));
        });
    }

    private URI begin(Deed deed) throws IOException, RefusalException {
        if (begin(deed, "") instanceof MountOutcome.SendIt sendIt) {
            return sendIt.location();
        }
        throw new BadAnswerException("it says that a blob is there which was not named yet");
    }

    private MountOutcome begin(Deed deed, String query) throws IOException, RefusalException {
        String path = "/v2/" + deed.repository() + "/blobs/uploads/" + query;
        try (Reached reached = conversation.ask(deed, base -> Call.of("POST", base.resolve(path)))) {
            return switch (reached.status()) {
                case 201 -> {
                    reached.answer().firstBytes(ForeignText.READ);
                    yield new MountOutcome.Mounted();
                }
                case 202 -> {
                    reached.answer().firstBytes(ForeignText.READ);
                    yield new MountOutcome.SendIt(conversation.location(reached));
                }
                default -> throw conversation.refusal(deed, "POST", reached);
            };
        }
    }

    private Digest put(Deed deed, BlobContent content, URI location) throws IOException, RefusalException {
        String digest = "digest=" + encoded(content.digest().value());
        URI target = URI.create(location + (location.getRawQuery() == null ? "?" : "&") + digest);
        Body body = checked(deed, content);
        try (Reached reached = conversation.ask(
                deed,
                base -> Call.of("PUT", target)
                        .sending(body, "application/octet-stream")
                        .sized(Call.Size.BLOB))) {
            if (reached.status() != 201 && reached.status() != 204) {
                RefusalException refusal = conversation.refusal(deed, "PUT", reached);
                throw FORGOTTEN.contains(reached.status()) ? refusal.mayPass() : refusal;
            }
            reached.answer().firstBytes(ForeignText.READ);
            return content.digest();
        }
    }

    private Body checked(Deed deed, BlobContent content) {
        return new Body() {
            @Override
            public long length() {
                return content.size();
            }

            @Override
            public InputStream open() throws IOException {
                return new HashedStream(
                        content.opening().open(),
                        content.digest(),
                        content.size(),
                        why -> content.opening().wrong(why).orElseGet(() -> conversation.mismatch(deed, why)));
            }
        };
    }

    private static Deed sending(String repository, Digest digest) {
        return Deed.writing("blob " + digest, repository);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An upload that was begun is worth one attempt. */
    private static final class Uses {

        private Optional<URI> left;

        Uses(Optional<URI> begun) {
            this.left = begun;
        }

        Optional<URI> once() {
            Optional<URI> now = left;
            left = Optional.empty();
            return now;
        }
    }
}
