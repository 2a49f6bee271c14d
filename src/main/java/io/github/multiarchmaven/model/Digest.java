package io.github.multiarchmaven.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of a blob: the algorithm and the hash of its bytes, as in the OCI image specification, descriptor.md,
 * "Digests". Only SHA-256 is accepted: nothing that we build with writes another one.
 *
 * @param value {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record Digest(String value) implements Comparable<Digest> {

    private static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a digest of the form sha256:<64 hex digits>");
        }
    }

    /** The digest of these bytes. */
    public static Digest ofContent(byte[] content) {
        return of(newSha256().digest(content));
    }

    /** The digest whose hash these 32 bytes are. */
    public static Digest of(byte[] hash) {
        return new Digest(PREFIX + HexFormat.of().formatHex(hash));
    }

    /** A fresh SHA-256, for content that is streamed. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 64 hexadecimal digits: the file name of the blob in an OCI layout. */
    public String hex() {
        return value.substring(PREFIX.length());
    }

    /** The first 12 hexadecimal digits, for people. */
    public String shortForm() {
        return hex().substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
