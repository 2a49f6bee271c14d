package io.github.multiarchmaven.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder on a disk of its own in memory, which can be filled up. */
public final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 4096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** One of so many megabytes, which an earlier one of the same folder makes room for. */
    public static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(Files.createDirectories(folder));
        disk.run("umount", "--lazy", folder.toString());
        if (disk.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "multiarch-test", folder.toString())
                != 0) {
            throw new AssertionError("no disk of its own at " + folder);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(disk::closeQuietly));
        return disk;
    }

    /** Fills it to the last byte. */
    public void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] piece = new byte[PIECE];
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Fills it but for so many bytes. */
    public void fillBut(long bytes) throws IOException {
        long space = Files.getFileStore(folder).getUsableSpace();
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] piece = new byte[PIECE];
            for (long left = space - bytes; left >= PIECE; left -= PIECE) {
                out.write(piece);
            }
        }
    }

    /** Takes back what filled it. */
    public void empty() throws IOException {
        Files.deleteIfExists(filler);
    }

    private int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @SuppressWarnings("EmptyCatch") // the machine ends, and there is nobody to be told
    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "--lazy", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
