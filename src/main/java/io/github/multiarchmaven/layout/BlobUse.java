package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A blob and what it is needed for, so that a problem can say more than 64 hexadecimal digits.
 *
 * @param role such as {@code layer 2 of linux/arm64}
 * @param size that the blob must have, in bytes
 */
record BlobUse(String role, Digest digest, long size) {

    static BlobUse of(String role, Descriptor descriptor) {
        return new BlobUse(role, descriptor.digest(), descriptor.size());
    }

    /** Each blob once, in the order of first use, with all that it is needed for. */
    static List<BlobUse> distinct(List<BlobUse> uses) {
        Map<Blob, String> roles = uses.stream()
                .collect(Collectors.toMap(
                        use -> new Blob(use.digest, use.size),
                        BlobUse::role,
                        (first, second) -> first + " and " + second,
                        LinkedHashMap::new));
        return roles.entrySet().stream()
                .map(entry -> new BlobUse(entry.getValue(), entry.getKey().digest, entry.getKey().size))
                .toList();
    }

    private record Blob(Digest digest, long size) {}
}
