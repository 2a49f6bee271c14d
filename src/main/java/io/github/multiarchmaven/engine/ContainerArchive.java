package io.github.multiarchmaven.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files as the engine takes them: a tar that it unpacks at the root of a container. */
final class ContainerArchive {

    private ContainerArchive() {}

    static byte[] of(List<ContainerFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (ContainerFile file : files) {
                byte[] content = file.content();
                TarArchiveEntry entry = new TarArchiveEntry(file.path().substring(1));
                entry.setMode(file.mode());
                entry.setSize(content.length);
                entry.setModTime(0L);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
