package io.github.multiarchmaven.buildx.progress;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks a line of buildx's raw progress, in which the output of steps is encoded as base64: what a step prints may hold the
 * value of a build argument, and whoever reads the raw stream can decode it.
 */
public final class RawStreamMask implements UnaryOperator<String> {

    private static final Pattern DATA = Pattern.compile("(\"data\":\\s*\")([A-Za-z0-9+/]+={0,2})\"");

    private final SecretMask mask;

    public RawStreamMask(SecretMask mask) {
        this.mask = mask;
    }

    @Override
    public String apply(String line) {
        return DATA.matcher(mask.apply(line)).replaceAll(this::masked);
    }

    private String masked(MatchResult data) {
        String encoded = data.group(2);
        String text;
        try {
            text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Matcher.quoteReplacement(data.group());
        }
        String masked = mask.apply(text);
        String result = masked.equals(text)
                ? encoded
                : Base64.getEncoder().encodeToString(masked.getBytes(StandardCharsets.UTF_8));
        return Matcher.quoteReplacement(data.group(1) + result + '"');
    }
}
