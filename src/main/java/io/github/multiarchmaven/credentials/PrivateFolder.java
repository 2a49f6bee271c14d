package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.process.FolderTree;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.process.OwnFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A temporary folder that only its owner may enter; on Windows, which knows no modes, below the user's own. The system's
 * lock on a file in it says that it is in use: where nobody holds that, its owner was killed, and the next one removes it.
 */
final class PrivateFolder {

    private static final String PREFIX = "multiarch-docker-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "\\d+-\\d+");
    private static final String OF_THIS_PROCESS =
            PREFIX + ProcessHandle.current().pid() + "-";
    private static final String IN_USE = "in-use";

    private final Path path;
    private final FileChannel use;

    private PrivateFolder(Path path, FileChannel use) {
        this.path = path;
        this.use = use;
    }

    static PrivateFolder create() throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** One at a time: a folder that has just been made is not in use yet. */
    @SuppressWarnings("try") // the lock is held, not used
    static PrivateFolder create(Path parent) throws IOException {
        try (MachineLock alone = gate(parent)) {
            Path path = Files.createTempDirectory(parent, OF_THIS_PROCESS, mode("rwx------"));
            removeAbandoned(parent, Files.getOwner(path));
            FileChannel use =
                    FileChannel.open(path.resolve(IN_USE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            use.lock();
            return new PrivateFolder(path, use);
        }
    }

    Path path() {
        return path;
    }

    /** @param name with slashes for folders, which are made */
    void write(String name, byte[] content) throws IOException {
        Path file = place(name);
        Files.createFile(file, mode("rw-------"));
        Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /**
     * Lets a file or folder appear in this one, if it exists: as a link, or copied where links are not allowed.
     *
     * @param name with slashes for folders, which are made
     */
    void show(String name, Path original) throws IOException {
        if (!Files.exists(original)) {
            return;
        }
        Path place = place(name);
        try {
            Files.createSymbolicLink(place, original);
        } catch (IOException | UnsupportedOperationException e) {
            copy(original, place);
        }
    }

    void delete() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            for (Path each : all) {
                if (!each.endsWith(IN_USE)) {
                    FolderTree.delete(each);
                }
            }
        } catch (NoSuchFileException e) {
            return;
        }
        use.close();
        Files.deleteIfExists(path.resolve(IN_USE));
        Files.deleteIfExists(path);
    }

    @SuppressWarnings("EmptyCatch") // there is nobody to be told, or something worse to tell
    void deleteQuietly() {
        try {
            delete();
        } catch (IOException e) {
        }
    }

    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path each : all) {
            Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path place(String name) throws IOException {
        Path place = path.resolve(name);
        Files.createDirectories(place.getParent());
        return place;
    }

    @SuppressWarnings("EmptyCatch") // the next one will try again
    private static void removeAbandoned(Path parent, UserPrincipal user) throws IOException {
        for (Path folder : abandoned(new OwnFolders(parent, NAME).find(user))) {
            try {
                FolderTree.delete(folder);
            } catch (IOException e) {
            }
        }
    }

    /**
     * Those of this process are not even opened: with the first file that a process closes, Linux ends all its locks on that
     * file (fcntl_locking(2)).
     */
    private static List<Path> abandoned(List<Path> ours) {
        return ours.stream()
                .filter(folder -> !folder.getFileName().toString().startsWith(OF_THIS_PROCESS))
                .filter(PrivateFolder::isAbandoned)
                .toList();
    }

    /** One that cannot be looked into is left to the next. */
    private static boolean isAbandoned(Path folder) {
        try {
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !inUse(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** Those of this user that runs have left which were killed. One that is just being made may look like one. */
    static List<Path> abandoned(Path parent) throws IOException {
        return abandoned(new OwnFolders(parent, NAME).find());
    }

    /** Hands them over, to be removed, while nobody makes one. */
    @SuppressWarnings("try") // the lock is held, not used
    static void forEachAbandoned(Path parent, Consumer<Path> removal) throws IOException {
        try (MachineLock alone = gate(parent)) {
            abandoned(parent).forEach(removal);
        }
    }

    private static MachineLock gate(Path parent) {
        return MachineLock.hold(MachineLock.file(parent, System.getProperty("user.name"), PREFIX), () -> {});
    }

    private static boolean inUse(Path folder) throws IOException {
        Path file = folder.resolve(IN_USE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return channel.tryLock() == null;
        }
    }

    private static FileAttribute<?>[] mode(String mode) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
