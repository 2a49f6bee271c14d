package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.engine.LabelledVolume;
import io.github.multiarchmaven.engine.VolumeShelf;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HandlerRecordsTest {

    private final Shelf shelf = new Shelf();
    private final HandlerRecords records = new HandlerRecords(shelf);

    /** Volumes as an engine keeps them: labels never change. */
    private static final class Shelf implements VolumeShelf {

        final Map<String, LabelledVolume> volumes = new TreeMap<>();

        @Override
        public Optional<LabelledVolume> volume(String name) {
            return Optional.ofNullable(volumes.get(name));
        }

        @Override
        public List<LabelledVolume> volumesLabelled(String label) {
            return volumes.values().stream()
                    .filter(volume -> volume.labels().containsKey(label))
                    .toList();
        }

        @Override
        public void createVolume(LabelledVolume volume) {
            if (!volumes.computeIfAbsent(volume.name(), name -> volume).equals(volume)) {
                throw new ProblemException(
                        Problem.of(ProblemCode.ENGINE_FAILED, "no", "one with other labels", "rename it"));
            }
        }

        @Override
        public void removeVolume(String name) {
            assertThat(volumes.remove(name)).isNotNull();
        }
    }

    private static OurHandler handler(String name, String bootId) {
        return new OurHandler(name, "/usr/bin/" + name, bootId, FakeContainers.LOOKING);
    }

    @Test
    void whatIsWrittenIsThereUntilItIsDropped() {
        records.write(handler("qemu-s390x", "1"));
        records.write(handler("qemu-arm", "1"));
        assertThat(records.all()).containsExactly(handler("qemu-arm", "1"), handler("qemu-s390x", "1"));
        records.drop(handler("qemu-arm", "1"));
        assertThat(records.all()).containsExactly(handler("qemu-s390x", "1"));
    }

    @Test
    void aNewRecordTakesThePlaceOfAnOlderOne() {
        records.write(handler("qemu-arm", "before the restart"));
        records.write(handler("qemu-arm", "now"));
        assertThat(records.all()).containsExactly(handler("qemu-arm", "now"));
    }

    @Test
    void whatIsNoRecordIsPassedOver() {
        shelf.createVolume(new LabelledVolume("odd", Map.of(OurHandler.LABEL, "register")));
        shelf.createVolume(new LabelledVolume("data", Map.of()));
        assertThat(records.all()).isEmpty();
    }

    @Test
    void somebodysVolumeOfThatNameStaysAndTheRecordIsRefused() {
        LabelledVolume theirs = new LabelledVolume("multiarch-handler-qemu-arm", Map.of());
        shelf.createVolume(theirs);
        assertThatThrownBy(() -> records.write(handler("qemu-arm", "1"))).isInstanceOf(ProblemException.class);
        assertThat(shelf.volumes.values()).containsExactly(theirs);
    }
}
