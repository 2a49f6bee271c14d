package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;

/** What a manifest is asked for by, within its repository. */
public sealed interface ManifestName {

    /** By a tag, which may mean another manifest tomorrow. */
    static ManifestName tag(String tag) {
        return new Tag(tag);
    }

    /** By what it is. */
    static ManifestName digest(Digest digest) {
        return new Exactly(digest);
    }

    /** Its digest if it has one, else its tag, else {@code latest}, as docker has it. */
    static ManifestName in(ImageReference reference) {
        return reference
                .digest()
                .map(ManifestName::digest)
                .orElseGet(() -> tag(reference.tag().orElse("latest")));
    }

    /** A name that people give. */
    record Tag(String tag) implements ManifestName {

        public Tag {
            if (!ImageReference.isTag(tag)) {
                throw new IllegalArgumentException("\"" + tag + "\" is not a tag");
            }
        }

        @Override
        public String toString() {
            return tag;
        }
    }

    /** The digest of its bytes. */
    record Exactly(Digest digest) implements ManifestName {

        @Override
        public String toString() {
            return digest.value();
        }
    }
}
