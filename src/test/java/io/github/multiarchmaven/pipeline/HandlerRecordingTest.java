package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.binfmt.OurHandler;
import io.github.multiarchmaven.engine.LabelledVolume;
import io.github.multiarchmaven.engine.VolumeShelf;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandlerRecordingTest {

    private final List<String> warnings = new ArrayList<>();
    private final HandlerRecording recording = new HandlerRecording(new FullShelf(), new Warnings());

    /** An engine that has no room. */
    private static final class FullShelf implements VolumeShelf {

        @Override
        public Optional<LabelledVolume> volume(String name) {
            return Optional.empty();
        }

        @Override
        public List<LabelledVolume> volumesLabelled(String label) {
            return List.of();
        }

        @Override
        public void createVolume(LabelledVolume volume) {
            throw new ProblemException(
                    Problem.of(ProblemCode.ENGINE_FAILED, "it failed", "no space left on device", "make room"));
        }

        @Override
        public void removeVolume(String name) {}
    }

    private final class Warnings implements BuildLog {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {
            warnings.add(line);
        }

        @Override
        public void debug(String line) {}
    }

    @Test
    void aRecordThatCannotBeWrittenIsAWarningAndNoFailure() {
        ImageReference image = ImageReference.of("moby/buildkit:1");
        recording.registered(List.of(
                new OurHandler("qemu-arm", "/usr/bin/qemu-arm", "1", image),
                new OurHandler("qemu-s390x", "/usr/bin/qemu-s390x", "1", image)));
        assertThat(warnings)
                .hasSize(2)
                .allMatch(line -> line.endsWith("so that multiarch:teardown will leave it: no space left on device"));
        assertThat(warnings.get(1)).contains("the QEMU handler qemu-s390x (interpreter /usr/bin/qemu-s390x)");
    }

    @Test
    void whatNobodySawIsAWarning() {
        recording.unseen();
        assertThat(warnings).singleElement().asString().contains("the kernel's table of handlers cannot be read");
    }
}
