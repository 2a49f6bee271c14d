package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContainerLogsTest {

    @Test
    void keepsTheNewestMebibyteOfEachStream() {
        ContainerLogs logs = new ContainerLogs();
        byte[] block = new byte[1 << 14];
        Arrays.fill(block, (byte) 'x');
        for (int i = 0; i < 300; i++) {
            logs.add(new Frame(StreamType.STDOUT, block));
        }
        logs.add(new Frame(StreamType.STDOUT, "the end".getBytes(StandardCharsets.UTF_8)));
        logs.add(new Frame(StreamType.STDERR, "short".getBytes(StandardCharsets.UTF_8)));

        assertThat(logs.all().output()).hasSize(ContainerLogs.MOST).endsWith("xthe end");
        assertThat(logs.all().errors()).isEqualTo("short");
    }

    @Test
    void copiesWhatTheLibraryOverwritesLater() {
        ContainerLogs logs = new ContainerLogs();
        byte[] buffer = {'a'};
        logs.add(new Frame(StreamType.STDOUT, buffer));
        buffer[0] = 'b';
        logs.add(new Frame(StreamType.STDOUT, buffer));

        assertThat(logs.all().output()).isEqualTo("ab");
    }
}
