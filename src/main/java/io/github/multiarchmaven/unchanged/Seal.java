package io.github.multiarchmaven.unchanged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes prints of values: the same value gives the same print, and whoever has not the key can learn nothing of a value from its
 * print, not even by trying what it may be. HMAC-SHA-256, in hexadecimal digits.
 */
public final class Seal {

    /** Length of a key, in bytes. */
    public static final int KEY_LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BUFFER = 1 << 16;

    private final SecretKeySpec key;

    /** @param key secret and random */
    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The print of some texts in this order. */
    public String of(String... texts) {
        return print(mac(texts));
    }

    /** The print of some texts and of what is in a file. */
    public String ofFile(Path file, String... texts) throws IOException {
        Mac mac = mac(texts);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                mac.update(buffer, 0, read);
            }
        }
        return print(mac);
    }

    /** The key's own print: another key has another. */
    public String name() {
        return of("key");
    }

    /** Two texts are not the same as one. */
    private Mac mac(String... texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String print(Mac mac) {
        return HexFormat.of().formatHex(mac.doFinal());
    }
}
