package io.github.multiarchmaven.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A text that must not leave the place where it was put.
 *
 * @param name of it, for people
 * @param core what is looked for: random letters and digits, which no escaping changes
 */
public record Secret(String name, String core) {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that nobody else has. */
    public static Secret random(String name) {
        StringBuilder core = new StringBuilder();
        while (core.length() < LENGTH) {
            core.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new Secret(name, core.toString());
    }

    /** What is put somewhere: with signs behind it that JSON, XML, URLs and shells escape. */
    public String value() {
        return core + "&<+/=%41$x";
    }

    /** The same in XML. */
    public String xml() {
        return value().replace("&", "&amp;").replace("<", "&lt;");
    }

    /** The same in the address of a proxy. */
    public String encoded() {
        return URLEncoder.encode(value(), StandardCharsets.UTF_8);
    }

    /** As it is, and as it looks inside of something that is written in base64 or hexadecimal, wherever it begins there. */
    Set<String> forms() {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(core);
        for (int offset = 0; offset < 3; offset++) {
            forms.add(insideOfBase64(offset, Base64.getEncoder()));
            forms.add(insideOfBase64(offset, Base64.getUrlEncoder()));
        }
        String hex = HexFormat.of().formatHex(bytes(core));
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        return forms;
    }

    /** Three bytes make four characters: those at the borders, which depend on the neighbours, are left out. */
    private String insideOfBase64(int offset, Base64.Encoder encoder) {
        String text = encoder.withoutPadding().encodeToString(bytes("?".repeat(offset) + core));
        int first = offset == 0 ? 0 : offset + 1;
        boolean endsInside = (offset + core.length()) % 3 != 0;
        return text.substring(first, endsInside ? text.length() - 1 : text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
