package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.binfmt.HandlerFault.Absent;
import io.github.multiarchmaven.binfmt.HandlerFault.Disabled;
import io.github.multiarchmaven.binfmt.HandlerFault.Shadowed;
import io.github.multiarchmaven.binfmt.HandlerFault.SwitchedOff;
import io.github.multiarchmaven.binfmt.HandlerFault.Unreadable;
import io.github.multiarchmaven.binfmt.HandlerFault.WithoutF;
import io.github.multiarchmaven.binfmt.HandlerFault.WrongEmulator;
import io.github.multiarchmaven.binfmt.HandlerFault.WrongMagic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given that a program did not run. The recorded tables are of a real kernel, each with one thing wrong. */
class HandlerDiagnosisTest {

    private static final String QEMU = Tables.arm64("qemu-aarch64", "/usr/bin/qemu-aarch64", "POCF");

    private static HandlerDiagnosis recorded(String name) {
        return HandlerDiagnosis.of(Tables.recorded(name), Tables.S390X);
    }

    private static HandlerDiagnosis arm64(String... entries) {
        return HandlerDiagnosis.of(Tables.of(entries), Tables.ARM64);
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, Disabled, qemu-s390x, is disabled",
        "without-f, WithoutF, qemu-s390x, has not the flag F",
        "wrong-magic, WrongMagic, qemu-s390x, for other programs than its name says",
        "wrong-emulator, WrongEmulator, qemu-s390x, cannot run the program",
        "working, WrongEmulator, qemu-s390x, cannot run the program",
        "shadowed, Shadowed, qemu-s390x-static, is hidden by qemu-s390x-static",
    })
    void whatIsWrongIsNamedAndTheEntryAtFaultIsReplaced(String name, String fault, String replaced, String words) {
        HandlerDiagnosis diagnosis = recorded(name);
        assertThat(diagnosis.fault().getClass().getSimpleName()).isEqualTo(fault);
        assertThat(diagnosis.toReplace()).containsExactly(replaced);
        assertThat(diagnosis.obstacle()).isEmpty();
        assertThat(diagnosis.fault().describe())
                .contains("qemu-s390x (/usr/bin/")
                .contains(words);
    }

    @Test
    void whereThereIsNoneNothingHasToGo() {
        HandlerDiagnosis diagnosis = recorded("absent");
        assertThat(diagnosis.fault()).isInstanceOf(Absent.class);
        assertThat(diagnosis.toReplace()).isEmpty();
        assertThat(diagnosis.fault().describe()).isEqualTo("there is no handler");
    }

    @Test
    void aTableThatIsSwitchedOffSaysNothingOfItsEntries() {
        HandlerDiagnosis diagnosis = recorded("switched-off");
        assertThat(diagnosis.fault()).isInstanceOf(SwitchedOff.class);
        assertThat(diagnosis.fault().describe()).contains("switched off");
        assertThat(diagnosis.toReplace()).isEmpty();
        assertThat(HandlerDiagnosis.onceSwitchedOn(Tables.recorded("switched-off"), Tables.S390X))
                .as("nothing remains")
                .isEmpty();
    }

    @Test
    void whatIsWrongBesidesTheSwitchIsFoundAtOnce() {
        HandlerTable off = Tables.of(Tables.printed("without-f").replace("== status\nenabled", "== status\ndisabled"));
        assertThat(HandlerDiagnosis.onceSwitchedOn(off, Tables.S390X)).hasValueSatisfying(rest -> {
            assertThat(rest.fault()).isInstanceOf(WithoutF.class);
            assertThat(rest.toReplace()).containsExactly("qemu-s390x");
        });
    }

    @Test
    void everyEntryThatIsInTheWayHasToGo() {
        String disabled = QEMU.replace("enabled", "disabled");
        String other = Tables.arm64("qemu-aarch64-static", "/usr/bin/qemu-aarch64-static", "");
        assertThat(arm64(other, disabled).toReplace()).containsExactly("qemu-aarch64-static", "qemu-aarch64");
    }

    @Test
    void entriesOfAnotherKindBesideItAreNoneOfOurBusiness() {
        HandlerDiagnosis diagnosis =
                arm64(Tables.wslInterop(), Tables.python(), QEMU.replace("POCF", "OC"), Tables.jar());
        assertThat(diagnosis.fault()).isInstanceOf(WithoutF.class);
        assertThat(diagnosis.toReplace()).containsExactly("qemu-aarch64");
        assertThat(arm64(Tables.wslInterop(), Tables.python(), Tables.jar()).fault())
                .isInstanceOf(Absent.class);
    }

    @Test
    void anEntryOfAnotherKindThatHidesOneOfQemuIsNamedAndNotTouched() {
        HandlerDiagnosis diagnosis = arm64(Tables.rosetta(), QEMU);
        assertThat(diagnosis.fault()).isInstanceOfSatisfying(Shadowed.class, shadowed -> {
            assertThat(shadowed.entry().name()).isEqualTo("qemu-aarch64");
            assertThat(shadowed.by().name()).isEqualTo("rosetta");
        });
        assertThat(diagnosis.toReplace()).isEmpty();
        assertThat(diagnosis.obstacle())
                .hasValueSatisfying(why -> assertThat(why).startsWith("rosetta is none of"));
    }

    @Test
    void anEntryOfAnotherKindThatIsInTheWaySecondIsNotTouchedEither() {
        HandlerDiagnosis diagnosis =
                arm64(QEMU.replace("POCF", ""), Tables.rosetta().replace("POCF", ""));
        assertThat(diagnosis.toReplace()).isEmpty();
        assertThat(diagnosis.obstacle()).isPresent();
    }

    @Test
    void aWorkingOneOfAnotherKindBelowIsGoodEnough() {
        HandlerDiagnosis diagnosis = arm64(QEMU.replace("POCF", ""), Tables.rosetta());
        assertThat(diagnosis.toReplace()).containsExactly("qemu-aarch64");
    }

    @Test
    void anEntryThatCannotBeReadIsReplacedIfItHasTheVeryName() {
        assertThat(arm64("== qemu-aarch64\nnonsense\n").fault()).isEqualTo(new Unreadable("qemu-aarch64"));
        assertThat(arm64("== qemu-aarch64\nnonsense\n").toReplace()).containsExactly("qemu-aarch64");
        assertThat(arm64("== qemu-aarch64-static\nnonsense\n").fault()).isInstanceOf(Absent.class);
    }

    @Test
    void theRightNameForFilesOfAnExtensionIsForOtherPrograms() {
        assertThat(arm64(Tables.entry("qemu-aarch64", "interpreter /q\nflags: F\nextension .a64\n"))
                        .fault())
                .isInstanceOf(WrongMagic.class);
    }

    @Test
    void whatTheImageWouldMistakeForItKeepsUsFromRemovingIt() {
        String broken = QEMU.replace("POCF", "");
        assertThat(arm64(broken, Tables.entry("my-qemu-aarch64", "interpreter /q\nflags: \noffset 0\nmagic 00\n"))
                        .obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("would take my-qemu-aarch64 for qemu-aarch64"));
        assertThat(arm64(broken, Tables.entry("your-qemu-aarch64", "interpreter /q\nflags: \noffset 0\nmagic 00\n"))
                        .toReplace())
                .containsExactly("qemu-aarch64");
    }

    @Test
    void aSecondDisabledOneIsTheFaultOnlyIfItIsTheFirstToBeAsked() {
        String disabled = Tables.arm64("qemu-aarch64-static", "/q", "F").replace("enabled", "disabled");
        assertThat(arm64(disabled, QEMU).fault()).isInstanceOf(WrongEmulator.class);
        assertThat(arm64(QEMU.replace("enabled", "disabled"), disabled).fault()).isInstanceOf(Disabled.class);
    }
}
