package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.binfmt.HandlerStanding.State;
import io.github.multiarchmaven.engine.LabelledVolume;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OurHandlerTest {

    private static final String BOOT = "== /boot_id\nb00t\n";
    private static final OurHandler HANDLER =
            new OurHandler("qemu-aarch64", "/usr/bin/qemu-aarch64", "b00t", FakeContainers.LOOKING);

    private static HandlerStanding standing(String... entries) {
        return HandlerStanding.of(HANDLER, Optional.of(Tables.of(entries)));
    }

    @Test
    void itIsWrittenOnAVolumeAndReadFromIt() {
        LabelledVolume volume = HANDLER.volume();
        assertThat(volume.name()).isEqualTo("multiarch-handler-qemu-aarch64");
        assertThat(volume.labels())
                .containsEntry("io.github.multiarch-maven.handler", "qemu-aarch64")
                .containsEntry("io.github.multiarch-maven.handler.interpreter", "/usr/bin/qemu-aarch64")
                .containsEntry("io.github.multiarch-maven.handler.boot-id", "b00t")
                .containsEntry("io.github.multiarch-maven.handler.image", FakeContainers.LOOKING.toString());
        assertThat(OurHandler.recordedOn(volume)).contains(HANDLER);
    }

    @Test
    void aVolumeOfAnotherKindRecordsNothing() {
        Map<String, String> labels = HANDLER.volume().labels();
        assertThat(OurHandler.recordedOn(new LabelledVolume("multiarch-handler-qemu-aarch64", Map.of())))
                .isEmpty();
        assertThat(OurHandler.recordedOn(new LabelledVolume("data", labels)))
                .as("a copy of the labels is no record")
                .isEmpty();
        assertThat(OurHandler.recordedOn(
                        new LabelledVolume("multiarch-handler-x", Map.of(OurHandler.LABEL, "qemu-aarch64"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "register", "status", "WSLInterop", "qemu-../register", "qemu-a/b", "qemu-a b"})
    void noOtherNameIsEverTakenForAHandler(String name) {
        assertThatThrownBy(() -> new OurHandler(name, "/i", "b00t", FakeContainers.LOOKING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEntryOfTheSameRunOfTheKernelWithTheSameInterpreterIsOurs() {
        assertThat(standing(Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF"), BOOT))
                .isEqualTo(new HandlerStanding(HANDLER, State.OURS, ""));
    }

    @Test
    void anEntryThatIsNotThereIsLost() {
        HandlerStanding standing = standing(Tables.python(), BOOT);
        assertThat(standing.state()).isEqualTo(State.LOST);
        assertThat(standing.why()).isEqualTo("somebody has removed it already");
    }

    @Test
    void anEntryWithAnotherInterpreterIsLost() {
        HandlerStanding standing = standing(Tables.arm64("qemu-aarch64", "/theirs", "POCF"), BOOT);
        assertThat(standing.state()).isEqualTo(State.LOST);
        assertThat(standing.why()).contains("its interpreter is /theirs, not /usr/bin/qemu-aarch64");
    }

    @Test
    void anEntryThatNobodyUnderstandsIsLost() {
        HandlerStanding standing = standing("== qemu-aarch64\nsomething new\n", BOOT);
        assertThat(standing.state()).isEqualTo(State.LOST);
        assertThat(standing.why()).contains("do not understand");
    }

    @Test
    void anEntryAfterARestartIsLostThoughItLooksTheSame() {
        HandlerStanding standing =
                standing(Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF"), "== /boot_id\nanother\n");
        assertThat(standing.state()).isEqualTo(State.LOST);
        assertThat(standing.why()).contains("was restarted since");
    }

    @Test
    void withoutATableOrABootIdNobodyCanTell() {
        String same = Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF");
        assertThat(standing(same).state()).isEqualTo(State.UNSEEN);
        assertThat(HandlerStanding.of(HANDLER, Optional.empty()).state()).isEqualTo(State.UNSEEN);
    }
}
