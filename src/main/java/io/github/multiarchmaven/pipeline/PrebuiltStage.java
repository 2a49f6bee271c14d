package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.pipeline.PrebuiltTree.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays files out in a folder for each platform, so that what BuildKit gets of them does not depend on who built them, when
 * and where: permissions and times are fixed.
 *
 * <p>BuildKit takes a file for the one that it has already if size and time are the same (tonistiigi/fsutil, {@code
 * sameFile}). With one time for all of them it would build with the former program wherever the new one has the same size.
 * So the time of a file is a moment of {@link #DAY} that its content decides.
 */
final class PrebuiltStage {

    /** File systems that keep times as DOS did begin on 1 January 1980, in local time. */
    private static final Instant DAY = Instant.parse("1980-02-01T00:00:00Z");

    private static final long MICROSECONDS_OF_A_DAY = 24L * 60 * 60 * 1_000_000;
    private static final int FOLDER = 0755;

    private final Path folder;

    /** @param folder gets a folder for each platform, such as {@code linux/arm/v7} */
    PrebuiltStage(Path folder) {
        this.folder = folder;
    }

    void write(Map<Platform, List<PrebuiltTree>> trees) throws IOException {
        for (Map.Entry<Platform, List<PrebuiltTree>> entry : trees.entrySet()) {
            Path place = Files.createDirectories(folder.resolve(entry.getKey().toString()));
            for (PrebuiltTree tree : entry.getValue()) {
                for (Item item : tree.items()) {
                    write(item, below(place, item.target()));
                }
            }
        }
        settleFolders();
    }

    private static Path below(Path folder, String target) {
        Path place = folder.resolve(target).normalize();
        if (!place.startsWith(folder)) {
            throw new IllegalStateException(target + " leads out of " + folder);
        }
        return place;
    }

    private static void write(Item item, Path place) throws IOException {
        if (item instanceof Item.Folder) {
            Files.createDirectories(place);
            return;
        }
        Path above = place.getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        if (item instanceof Item.Link link) {
            Files.createSymbolicLink(place, link.to());
        } else if (item instanceof Item.File file) {
            FileTime time = timeOf(copy(file.source(), place));
            permit(place, file.mode());
            Files.setLastModifiedTime(place, time);
        }
    }

    private static byte[] copy(Path source, Path place) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(place), digest)) {
            in.transferTo(out);
        }
        return digest.digest();
    }

    private static FileTime timeOf(byte[] hash) {
        long offset = Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), MICROSECONDS_OF_A_DAY);
        return FileTime.from(DAY.plus(offset, ChronoUnit.MICROS));
    }

    private void settleFolders() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                permit(each, FOLDER);
                Files.setLastModifiedTime(each, FileTime.from(DAY));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** As far as the system has such permissions. */
    private static void permit(Path file, int mode) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] fromTheLeft = PosixFilePermission.values();
        for (int i = 0; i < fromTheLeft.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                permissions.add(fromTheLeft[i]);
            }
        }
        view.setPermissions(permissions);
    }
}
