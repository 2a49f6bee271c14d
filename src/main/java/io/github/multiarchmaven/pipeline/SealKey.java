package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.unchanged.Seal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/** The user's key for what is noted of builds. Nobody else may read it, and it lies beside no result. */
final class SealKey {

    private static final String NAME = "inputs.key";

    private SealKey() {}

    /** Where it is; empty for a user without a home. */
    static Optional<Path> usualFile(Surroundings surroundings) {
        return surroundings
                .cacheFolder()
                .map(caches -> caches.resolve("multiarch-maven-plugin").resolve(NAME));
    }

    static boolean isThere(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == Seal.KEY_LENGTH;
    }

    /** The seal that it makes; the key is made first where there is none. */
    static Seal in(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isThere(file)) {
            Files.deleteIfExists(file);
        }
        if (!isThere(file)) {
            make(file);
        }
        return new Seal(Files.readAllBytes(file));
    }

    /** Whoever is first makes it: it appears whole. */
    private static void make(Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[Seal.KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        Path aside = Files.createTempFile(folder, NAME, "", mode());
        try {
            Files.write(aside, key);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // that one will do
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] mode() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
