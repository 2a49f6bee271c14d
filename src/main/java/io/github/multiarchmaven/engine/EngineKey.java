package io.github.multiarchmaven.engine;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a private key as OpenSSL writes it. Java knows one form, {@code PRIVATE KEY} (RFC 5958). The older ones,
 * {@code RSA PRIVATE KEY} (RFC 8017, A.1.2) and {@code EC PRIVATE KEY} (RFC 5915), are what stands inside of that one, without
 * the kind of key; and that stands in the certificate.
 */
final class EngineKey {

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN ((?:[A-Z]+ )?)PRIVATE KEY-----(.*?)-----END \\1PRIVATE KEY-----", Pattern.DOTALL);

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;
    private static final byte[] VERSION = {0x02, 1, 0};

    private EngineKey() {}

    /**
     * The key in a text.
     *
     * @param owner the other half, out of the certificate
     * @throws InvalidKeySpecException in words for a user; nothing of the text is in them
     */
    static PrivateKey parse(String pem, PublicKey owner) throws InvalidKeySpecException {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new InvalidKeySpecException("it holds no private key in PEM form");
        }
        if (block.group(1).equals("ENCRYPTED ") || block.group(2).contains("ENCRYPTED")) {
            throw new InvalidKeySpecException("its private key is encrypted, which docker does not support either");
        }
        try {
            byte[] content = Base64.getMimeDecoder().decode(block.group(2));
            byte[] full = block.group(1).isEmpty() ? content : wrap(content, owner);
            return KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(full));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidKeySpecException(
                    "its private key is damaged, or not one of the kind " + owner.getAlgorithm() + " as in cert.pem");
        }
    }

    private static byte[] wrap(byte[] key, PublicKey owner) {
        return element(SEQUENCE, VERSION, kind(owner), element(OCTETS, key));
    }

    /** The first element of a public key (RFC 5280, 4.1, "SubjectPublicKeyInfo"), which is shorter than 128 bytes. */
    private static byte[] kind(PublicKey owner) {
        ByteBuffer encoded = ByteBuffer.wrap(owner.getEncoded());
        encoded.get();
        int length = encoded.get() & 0xff;
        if (length > 127) {
            encoded.position(encoded.position() + length - 128);
        }
        byte[] kind = new byte[2 + encoded.get(encoded.position() + 1)];
        encoded.get(kind);
        return kind;
    }

    /** One element of DER (X.690, 8.1 and 10.1), its length in as few bytes as will hold it. */
    private static byte[] element(byte tag, byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length > 127) {
            int first = bytes[0] == 0 ? 1 : 0;
            element.write(0x80 | bytes.length - first);
            element.write(bytes, first, bytes.length - first);
        } else {
            element.write(length);
        }
        Stream.of(parts).forEach(element::writeBytes);
        return element.toByteArray();
    }
}
