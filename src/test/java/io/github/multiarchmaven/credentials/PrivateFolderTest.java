package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    private final Path parent;

    PrivateFolderTest(@TempDir Path parent) {
        this.parent = parent;
    }

    /** Another virtual machine, because the system ends its locks only with it. */
    @Test
    void whatAKilledOneLeftIsRemovedByTheNextAndNotBefore() throws Exception {
        Process other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        parent.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            Path left = Path.of(said.readLine());

            PrivateFolder.create(parent).delete();
            assertThat(left.resolve("config.json")).exists();
            assertThat(PrivateFolder.abandoned(parent)).isEmpty();
            assertThat(handedOver()).isEmpty();

            other.destroyForcibly().waitFor();
            assertThat(left.resolve("config.json")).exists();
            assertThat(PrivateFolder.abandoned(parent)).containsExactly(left);
            PrivateFolder.create(parent).delete();
            assertThat(left).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    private List<Path> handedOver() throws IOException {
        List<Path> folders = new ArrayList<>();
        PrivateFolder.forEachAbandoned(parent, folders::add);
        return folders;
    }

    @Test
    void oneThatIsEmptyIsHandedOver() throws IOException {
        Path left = Files.createDirectory(parent.resolve("multiarch-docker-0-1"));
        PrivateFolder ours = PrivateFolder.create(Files.createDirectory(parent.resolve("elsewhere")));

        assertThat(handedOver()).containsExactly(left);

        ours.delete();
    }

    @Test
    void severalOfOneProcessLeaveEachOtherAlone() throws IOException {
        PrivateFolder first = PrivateFolder.create(parent);
        PrivateFolder second = PrivateFolder.create(parent);

        assertThat(first.path()).isDirectory();
        second.delete();
        first.delete();
        assertThat(parent).isDirectoryNotContaining("glob:**multiarch-docker-*");
    }

    @Test
    void leavesAloneWhatOnlyHasSuchAName() throws IOException {
        Path file = Files.writeString(parent.resolve("multiarch-docker-1-2"), "x");
        Path notes = Files.createDirectory(parent.resolve("multiarch-docker-notes"));

        PrivateFolder.create(parent).delete();

        assertThat(file).exists();
        assertThat(notes).exists();
    }

    /** Makes a folder and waits to be killed. */
    static final class Waiting {

        private Waiting() {}

        public static void main(String[] arguments) throws Exception {
            PrivateFolder made = PrivateFolder.create(Path.of(arguments[0]));
            made.write("config.json", new byte[] {'{', '}'});
            System.out.println(made.path());
            System.in.read();
        }
    }
}
