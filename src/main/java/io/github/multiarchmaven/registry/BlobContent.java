package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A blob that can be sent, and sent again.
 *
 * @param size in bytes
 * @param opening called for each attempt
 */
public record BlobContent(Digest digest, long size, Opening opening) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Opening {

        /** From the first byte on; whoever calls it closes it. */
        InputStream open() throws IOException;

        /**
         * The problem when its bytes are not those of the digest; empty where nobody knows more than whoever sends them.
         *
         * @param why it is known
         */
        default Optional<ProblemException> wrong(String why) {
            return Optional.empty();
        }
    }
}
