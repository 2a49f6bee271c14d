package io.github.multiarchmaven.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Secrets in all their forms, looked for in one go. */
final class Needles {

    private record Needle(String form, String name) {

        boolean isIn(byte[] hay, int at) {
            return at + form.length() <= hay.length
                    && IntStream.range(0, form.length()).allMatch(i -> hay[at + i] == (byte) form.charAt(i));
        }
    }

    private final Map<Integer, List<Needle>> byBeginning = new HashMap<>();

    Needles(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            for (String form : secret.forms()) {
                byte[] bytes = form.getBytes(StandardCharsets.ISO_8859_1);
                byBeginning
                        .computeIfAbsent(beginning(bytes, 0), any -> new ArrayList<>())
                        .add(new Needle(form, secret.name()));
            }
        }
    }

    /** The names of the secrets that these bytes hold. */
    Set<String> in(byte[] hay) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at + Integer.BYTES <= hay.length; at++) {
            List<Needle> candidates = byBeginning.get(beginning(hay, at));
            if (candidates != null) {
                for (Needle needle : candidates) {
                    if (needle.isIn(hay, at)) {
                        found.add(needle.name());
                    }
                }
            }
        }
        return found;
    }

    private static int beginning(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }
}
