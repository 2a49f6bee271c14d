package io.github.multiarchmaven.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stands before the docker command and keeps what can be seen of each call at its beginning: its arguments, its environment
 * and the folder for temporary files as it is then, with its permissions.
 *
 * @param folder where it is kept
 */
public record Witness(Path folder) {

    /**
     * Puts it before a program.
     *
     * @param program the docker command itself
     * @param programs a folder that comes first in PATH
     */
    public static Witness before(String program, Path programs, Path folder) throws IOException {
        for (String kind : List.of("arguments", "environment", "tmp")) {
            Files.createDirectories(folder.resolve(kind));
        }
        Path script = Files.writeString(programs.resolve("docker"), """
                #!/bin/sh
                echo "$*" >%1$s/arguments/$$
                tr '\\0' '\\n' </proc/$$/environ >%1$s/environment/$$
                cp -a "$TMPDIR" %1$s/tmp/$$ 2>/dev/null
                exec %2$s "$@"
                """.formatted(folder, program));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Witness(folder);
    }

    /** What a call was started with. */
    public record Call(String arguments, String environment) {}

    /** All calls. */
    public List<Call> calls() {
        try (Stream<Path> files = Files.list(folder.resolve("arguments"))) {
            return files.map(file -> new Call(
                            text(file), text(folder.resolve("environment").resolve(file.getFileName()))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether nobody but its owner could read a file that lay in the folder for temporary files, for its own permissions or for those
     * of the folder there that it lay in.
     *
     * @param where the path below {@code tmp}: the call, and the file as it lay then
     */
    public boolean isPrivate(String where) {
        Path file = folder.resolve("tmp").resolve(where);
        boolean alone = Path.of(where).getNameCount() == 2;
        return permissions(file).equals("rw-------")
                || (!alone && permissions(file.getParent()).equals("rwx------"));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
