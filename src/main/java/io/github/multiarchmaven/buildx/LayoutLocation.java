package io.github.multiarchmaven.buildx;

import java.nio.file.Path;

/**
 * Where a named context is, if it is an image layout. buildx cuts that at the first {@code @} and {@code :} (buildx,
 * build/opt.go, "loadInputs"), also where they belong to a folder, as in Jenkins' second workspace of a job, {@code job@2}, or
 * on a drive of Windows. Seen from where buildx runs, the folders above need not be named.
 */
final class LayoutLocation {

    private static final String LAYOUT = "oci-layout://";

    private LayoutLocation() {}

    /**
     * The same location, as buildx understands it.
     *
     * @param location of any kind
     * @param directory where buildx runs, absolute
     */
    static String of(String location, Path directory) {
        if (!location.startsWith(LAYOUT)) {
            return location;
        }
        String rest = location.substring(LAYOUT.length());
        int begin = beginOfVersion(rest);
        String version = begin < 0 ? "" : rest.substring(begin);
        String folder = rest.substring(0, rest.length() - version.length());
        if (folder.indexOf('@') < 0 && folder.indexOf(':') < 0) {
            return location;
        }
        Path path = Path.of(folder);
        return path.startsWith(directory) ? LAYOUT + directory.relativize(path) + version : location;
    }

    /** A tag or a digest is behind the last folder; a digest has a colon itself. */
    private static int beginOfVersion(String rest) {
        int last = rest.lastIndexOf('/');
        int at = rest.indexOf('@', last + 1);
        return at >= 0 ? at : rest.indexOf(':', last + 1);
    }
}
