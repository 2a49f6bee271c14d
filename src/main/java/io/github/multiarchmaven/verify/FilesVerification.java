package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Compares the platforms that were promised with the files that a build has written. */
public final class FilesVerification {

    private static final int BLOCK = 512;

    private FilesVerification() {}

    /** What is wrong with a folder that should hold a folder with something in it for each platform, and nothing else. */
    public static List<Problem> ofFolder(Path folder, List<Platform> promised) {
        if (!Files.isDirectory(folder)) {
            return List.of(nothing("no folder " + folder));
        }
        Set<String> filled = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                all.add(name);
                if (Files.isDirectory(child) && isFilled(child)) {
                    filled.add(name);
                }
            }
        } catch (IOException e) {
            return List.of(unreadable(folder, e));
        }
        return compared(promised, filled, all);
    }

    private static boolean isFilled(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** What is wrong with an archive that should hold the same, or the files themselves if they are of one platform. */
    public static List<Problem> ofArchive(Path file, List<Platform> promised) {
        if (!Files.isRegularFile(file)) {
            return List.of(nothing("no file " + file));
        }
        Set<String> filled = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                TarArchiveInputStream archive = new TarArchiveInputStream(bytes)) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                String[] parts = entry.getName().replaceFirst("^(\\./|/)+", "").split("/", 2);
                all.add(parts[0]);
                if (parts.length > 1 && !parts[1].isEmpty()) {
                    filled.add(parts[0]);
                }
                archive.transferTo(OutputStream.nullOutputStream());
            }
            requireEnd(file);
        } catch (IOException | IllegalArgumentException e) {
            return List.of(unreadable(file, e));
        }
        if (promised.size() == 1) {
            return all.isEmpty() ? List.of(nothing("an empty archive")) : List.of();
        }
        return compared(promised, filled, all);
    }

    /** Two blocks of zeros (POSIX.1-1988, ustar); readers take an archive that is cut between two files for a whole one. */
    private static void requireEnd(Path file) throws IOException {
        byte[] end = new byte[2 * BLOCK];
        long size = Files.size(file);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, size - end.length));
            ByteBuffer buffer = ByteBuffer.wrap(end);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            if (buffer.hasRemaining() || !Arrays.equals(end, new byte[2 * BLOCK])) {
                throw new IOException("it breaks off before its end");
            }
        }
    }

    private static List<Problem> compared(List<Platform> promised, Set<String> filled, Set<String> all) {
        Set<String> wanted = promised.stream().map(Platform::folderName).collect(Collectors.toCollection(TreeSet::new));
        List<Problem> problems = new ArrayList<>();
        for (Platform platform : promised) {
            if (!filled.contains(platform.folderName())) {
                problems.add(nothing("no file for " + platform + " (" + platform.folderName() + "/)"));
            }
        }
        Set<String> others = new TreeSet<>(all);
        others.removeAll(wanted);
        if (!others.isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.OUTPUT_NOT_PROVED,
                    "there is more than the files of the platforms",
                    "found beside them: " + String.join(", ", others),
                    "run with -X to see what buildx said, and report it: this must not happen"));
        }
        return problems;
    }

    private static Problem nothing(String found) {
        return Problem.of(
                ProblemCode.OUTPUT_NOT_PROVED,
                "the build has left " + found,
                "buildx ended without an error; the last stage of the Dockerfile may have no files",
                "see that its last stage, or <target>, copies what is to be there");
    }

    private static Problem unreadable(Path path, Exception e) {
        return Problem.of(
                ProblemCode.OUTPUT_NOT_PROVED,
                path + " cannot be read to its end",
                e.getClass().getSimpleName() + ": " + e.getMessage(),
                "see whether the disk is full, and build again");
    }
}
