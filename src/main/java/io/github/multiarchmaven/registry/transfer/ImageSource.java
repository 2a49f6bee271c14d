package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Where the manifests and parts of an image are. {@code toString} says where, for messages. */
public sealed interface ImageSource permits GatheredSource, LayoutSource, Repository {

    /**
     * A manifest that another one refers to.
     *
     * @param mediaType as the other one says
     * @throws io.github.multiarchmaven.narration.ProblemException if it is not there or has other bytes
     */
    RemoteManifest manifest(Digest digest, String mediaType);

    /**
     * All bytes of a small part.
     *
     * @param part whose size fits into memory
     * @throws io.github.multiarchmaven.narration.ProblemException if it is not there or has other bytes
     */
    byte[] bytes(Part part);

    /** The bytes of a part, to be closed. */
    InputStream open(Part part) throws IOException;

    /**
     * The problem when what was opened has other bytes than the part; empty where opening it already sees to that.
     *
     * @param why it is known
     */
    Optional<ProblemException> wrong(Part part, String why);

    /** The repositories that are known to have this manifest or part, from which others of their registry may take it over. */
    List<Repository> holders(Digest digest);
}
