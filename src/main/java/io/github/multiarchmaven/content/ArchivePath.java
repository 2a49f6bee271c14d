package io.github.multiarchmaven.content;

import java.util.ArrayList;
import java.util.List;

/** Names in archives, which others chose, as paths that stay below the top folder. */
final class ArchivePath {

    /** Longer than any that Linux opens. */
    private static final int LONGEST = 4096;

    private ArchivePath() {}

    /**
     * The path without {@code .}, {@code ..} and slashes at its ends; above the top folder there is nothing.
     *
     * @throws UnreadableLayerException if no file can have that path
     */
    static String of(String name) throws UnreadableLayerException {
        List<String> parts = new ArrayList<>();
        for (String part : requireShort(name).split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** Refuses a path that no program could open. */
    static String requireShort(String path) throws UnreadableLayerException {
        if (path.length() > LONGEST) {
            throw new UnreadableLayerException("it has a path of " + path.length() + " characters");
        }
        return path;
    }
}
