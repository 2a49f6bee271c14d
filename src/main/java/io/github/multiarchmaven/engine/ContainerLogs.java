package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers what a container wrote, piece by piece, without letting it fill the memory. */
final class ContainerLogs {

    /** Bytes kept of each stream: the newest. */
    static final int MOST = 1 << 20;

    private final Newest output = new Newest();
    private final Newest errors = new Newest();

    /** The bytes are taken at once: docker-java uses their array again. */
    synchronized void add(Frame frame) {
        (frame.getStreamType() == StreamType.STDERR ? errors : output).add(frame.getPayload());
    }

    synchronized ContainerOutput all() {
        return new ContainerOutput(output.text(), errors.text());
    }

    private static final class Newest {

        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(byte[] more) {
            bytes.writeBytes(more);
            if (bytes.size() > 2 * MOST) {
                byte[] newest = newest();
                bytes = new ByteArrayOutputStream();
                bytes.writeBytes(newest);
            }
        }

        String text() {
            return new String(newest(), StandardCharsets.UTF_8);
        }

        private byte[] newest() {
            byte[] all = bytes.toByteArray();
            return Arrays.copyOfRange(all, Math.max(0, all.length - MOST), all.length);
        }
    }
}
