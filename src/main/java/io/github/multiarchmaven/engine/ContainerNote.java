package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An empty temporary file which says that a container of ours may be in an engine. The system's lock on it says that somebody
 * will remove that: where nobody holds it, its owner was killed, and the next one does. Its name has that of the engine, of the
 * process and of the container, the first as a digest, for an address may have a login.
 */
final class ContainerNote {

    private static final String PREFIX = "multiarch-container-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{16})-(\\d+)-([0-9a-f-]{36})");

    private final Path file;
    private final Optional<FileChannel> use;

    private ContainerNote(Path file, Optional<FileChannel> use) {
        this.file = file;
        this.use = use;
    }

    /**
     * Notes that there will be a container. Where no file can be written there will be none for the next one to find, and that is
     * all.
     *
     * @param engine its address
     */
    static ContainerNote make(Path folder, String engine, UUID container) {
        Path file = folder.resolve(
                PREFIX + key(engine) + "-" + ProcessHandle.current().pid() + "-" + container);
        try {
            FileChannel use = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            ContainerNote note = new ContainerNote(file, Optional.of(use));
            // a file system without locks has notes that anybody would take for abandoned
            if (!locks(use)) {
                note.settle();
            }
            return note;
        } catch (IOException e) {
            return new ContainerNote(file, Optional.empty());
        }
    }

    /** The container is gone. */
    @SuppressWarnings("EmptyCatch") // the next one looks for a container that is not there, and deletes it
    void settle() {
        leave();
        try {
            if (use.isPresent()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
        }
    }

    /** The container is for the next one to remove. */
    @SuppressWarnings("EmptyCatch") // the lock ends with the channel, however that ends
    void leave() {
        try {
            if (use.isPresent()) {
                use.get().close();
            }
        } catch (IOException e) {
        }
    }

    /** Those that processes have left which were killed, and which nobody is about to settle. */
    static List<ContainerNote> abandoned(Path folder, String engine) {
        List<ContainerNote> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PREFIX + key(engine) + "-*")) {
            for (Path file : all) {
                take(file).ifPresent(use -> found.add(new ContainerNote(file, Optional.of(use))));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that cannot be read has nothing for anybody
        }
        return found;
    }

    /**
     * Those of this process are not even opened: with the first file that a process closes, Linux ends all its locks on that
     * file (fcntl_locking(2)).
     */
    private static Optional<FileChannel> take(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()
                || name.group(2).equals(String.valueOf(ProcessHandle.current().pid()))) {
            return Optional.empty();
        }
        try {
            FileChannel use = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (locks(use)) {
                return Optional.of(use);
            }
            use.close();
        } catch (IOException e) {
            // it has just gone, or is another user's
        }
        return Optional.empty();
    }

    private static boolean locks(FileChannel use) {
        try {
            return use.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** As the engine knows it. */
    String container() {
        String name = file.getFileName().toString();
        return Containers.name(UUID.fromString(name.substring(name.length() - 36)));
    }

    private static String key(String engine) {
        return Digest.ofContent(engine.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }
}
