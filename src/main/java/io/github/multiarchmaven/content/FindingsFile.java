package io.github.multiarchmaven.content;

import io.github.multiarchmaven.model.Digest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was found in one layer, as a file. It only saves time: whatever is wrong with it, from another version of this
 * plugin to a full disk, is as if it were not there.
 */
final class FindingsFile {

    /** Changes with whatever the findings depend on, so that old ones are not read. */
    private static final String FORMAT = "multiarch-maven-plugin findings 1";

    private FindingsFile() {}

    static Optional<LayerFiles> read(Path folder, Digest layer) {
        Path file = folder.resolve(layer.hex());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(layer.value())) {
                return Optional.empty();
            }
            int count = in.readInt();
            List<LayerEntry> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(Findings.readEntry(in));
            }
            // one more, so that the checksum behind the last byte is compared
            return in.read() < 0 ? Optional.of(new LayerFiles(entries)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void write(Path folder, Digest layer, LayerFiles files) {
        Path aside = folder.resolve(layer.hex() + ".part");
        try {
            Files.createDirectories(folder);
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(aside))))) {
                out.writeUTF(FORMAT);
                out.writeUTF(layer.value());
                out.writeInt(files.entries().size());
                for (LayerEntry entry : files.entries()) {
                    Findings.writeEntry(out, entry);
                }
            }
            Files.move(aside, folder.resolve(layer.hex()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // the next run reads the layer itself
        }
    }
}
