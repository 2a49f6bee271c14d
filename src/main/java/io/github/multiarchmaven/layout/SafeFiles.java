package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.process.CancelledException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Gets the files out of a tar, and nothing else: no link, no device, no owner or right, and nothing outside the folder. */
final class SafeFiles {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 255;
    private static final int RECORD = 512;

    /** For the headers of one entry, long names included. */
    private static final int HEADERS = 1024 * 1024;

    /** What some system takes for more than a letter. */
    private static final Pattern ODD = Pattern.compile("[\\\\\\p{Cntrl}]");

    private SafeFiles() {}

    /**
     * Unpacks them.
     *
     * @param folder exists, and nothing in it is a link
     * @throws MalformedException if the archive is none, or one of its names leads elsewhere
     */
    static void unpack(InputStream in, Path folder) throws IOException, MalformedException {
        MeasuredStream measured = new MeasuredStream(new BufferedInputStream(in, BUFFER), Long.MAX_VALUE);
        TarArchiveInputStream tar = new TarArchiveInputStream(measured, StandardCharsets.UTF_8.name());
        for (TarArchiveEntry entry = next(tar, measured); entry != null; entry = next(tar, measured)) {
            if (entry.isSparse()) {
                throw new MalformedException("it has sparse files, which may be of any size");
            }
            Path file = place(folder, entry.getName());
            measured.allow(Math.min(entry.getSize(), Long.MAX_VALUE - RECORD) + RECORD);
            if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !file.equals(folder)) {
                write(tar, file, entry.getName());
            }
            tar.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void write(TarArchiveInputStream tar, Path file, String name)
            throws IOException, MalformedException {
        try {
            Files.createDirectories(file.getParent());
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new MalformedException("it has the name " + JsonObject.quoted(name) + " or the beginning of it twice,"
                    + " for a file and for a folder");
        }
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar, MeasuredStream measured)
            throws IOException, MalformedException {
        measured.allow(HEADERS);
        try {
            return tar.getNextEntry();
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) { // the decoder throws whatever comes when it meets garbage
            throw new MalformedException("it is no tar: " + e.getMessage());
        }
    }

    /** Where a file of that name goes. Some tools call files {@code sha256:…}, which no file of Windows can be called. */
    static Path place(Path folder, String name) throws MalformedException {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")
                    || part.length() > LONGEST_NAME
                    || ODD.matcher(part).find()) {
                throw elsewhere(name);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part.replace(':', '-'));
            }
        }
        if (name.startsWith("/")) {
            throw elsewhere(name);
        }
        try {
            return folder.resolve(String.join("/", parts));
        } catch (InvalidPathException e) {
            throw new MalformedException("it has the name " + JsonObject.quoted(name)
                    + ", for which the encoding of this process's locale has no characters; LC_ALL=C.UTF-8 has them");
        }
    }

    private static MalformedException elsewhere(String name) {
        return new MalformedException(
                "it has the name " + JsonObject.quoted(name) + ", which leads elsewhere than into the archive");
    }
}
