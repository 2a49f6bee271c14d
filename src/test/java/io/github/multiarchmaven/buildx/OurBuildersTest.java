package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OurBuildersTest {

    private static final String SOCKET = "unix:///var/run/docker.sock";
    private static final String NAME = "multiarch-0123456789";

    private final ScriptedProcesses processes = new ScriptedProcesses();

    private OurBuilders builders() {
        return new OurBuilders(processes.buildx(), SOCKET);
    }

    private ScriptedProcesses listing(String... names) {
        return processes.answer(
                0,
                List.of(names).stream()
                        .map(name -> "{\"Name\":\"" + name + "\",\"Driver\":\"docker-container\"}")
                        .toList(),
                List.of("WARNING: something"));
    }

    private static List<String> inspected(String driver, String... endpoints) {
        StringBuilder text = new StringBuilder("Name: " + NAME + "\nDriver: " + driver + "\nNodes:\n");
        for (String endpoint : endpoints) {
            text.append("Name: n\nEndpoint: ").append(endpoint).append("\nStatus: running\n");
        }
        return text.toString().lines().toList();
    }

    @Test
    void onlyWhatHasANameOfOursIsLookedAt() {
        listing("default", "multiarch-mine", "somebodys-own", NAME, NAME)
                .answer(0, inspected("docker-container", SOCKET), List.of());

        assertThat(builders().all()).extracting(BuilderState::name).containsExactly(NAME);
        assertThat(processes.last().toString()).endsWith(" inspect " + NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "docker-container, unix:///var/run/other.sock",
        "remote, " + SOCKET,
    })
    void aNameOfOursIsNotEnough(String driver, String endpoint) {
        listing(NAME).answer(0, inspected(driver, endpoint), List.of());

        assertThat(builders().all()).isEmpty();
        listing(NAME).answer(0, inspected(driver, endpoint), List.of());
        assertThat(builders().others()).extracting(BuilderState::name).containsExactly(NAME);
    }

    @Test
    void oursAreNoOthersAndTheirCacheHasTheNameOfTheNode() {
        listing(NAME).answer(0, inspected("docker-container", SOCKET), List.of());
        assertThat(builders().others()).isEmpty();
        listing(NAME).answer(0, inspected("docker-container", SOCKET), List.of());
        assertThat(OurBuilders.volumeOf(builders().all().get(0))).isEqualTo("buildx_buildkit_n_state");
    }

    @Test
    void removingIsBelievedWhenItIsGone() {
        processes.answer(1, List.of(), List.of("failed to stop it")).recorded(1, "inspect-0.13.1/missing");
        builders().remove(NAME);
        assertThat(processes.commands().get(1).toString()).endsWith(" rm " + NAME);
    }

    @Test
    void theCachesCanStay() {
        processes.answer(0, List.of(), List.of()).recorded(1, "inspect-0.13.1/missing");
        assertThat(builders().removeKeepingCaches(NAME)).isEmpty();
        assertThat(processes.commands().get(1).toString()).endsWith(" rm --keep-state " + NAME);
    }

    @Test
    void oneThatStaysIsAProblemWhateverTheExitCode() {
        processes
                .answer(0, List.of(), List.of("WARNING: no"))
                .answer(0, inspected("docker-container", SOCKET), List.of());
        OurBuilders ours = builders();
        assertThatThrownBy(() -> ours.remove(NAME))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("#builder-broken")
                .hasMessageContaining("| WARNING: no");
    }

    @Test
    void oneWithANodeThatSomebodyAppendedIsNotOursAlone() {
        listing(NAME).answer(0, inspected("docker-container", SOCKET, SOCKET), List.of());

        assertThat(builders().all()).isEmpty();
    }

    @Test
    void oneThatVanishesBetweenTwoCallsIsGone() {
        listing(NAME).recorded(1, "inspect-0.13.1/missing");

        assertThat(builders().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatCannotBeListedIsAProblem(int exitCode) {
        processes.answer(exitCode, List.of("{\"Name\":"), List.of("ERROR: damaged"));

        assertThatThrownBy(builders()::all)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("#builders-unlisted")
                .hasMessageContaining("| ERROR: damaged");
    }

    @Test
    void aCacheIsOrphanedIfNoBuilderOfItsNameIsKnown() {
        String known = "buildx_buildkit_" + NAME + "0_state";
        String orphan = "buildx_buildkit_multiarch-abcdef01230_state";
        assertThat(OrphanedCache.among(
                        List.of(known, orphan, "buildx_buildkit_multiarch-mine0_state", orphan + "2", "x" + orphan),
                        List.of(NAME)))
                .containsExactly(orphan);
    }

    @Test
    void theCacheOfANodeIsOneToo() {
        String known = "buildx_buildkit_multiarch-nodes-0123456789-1_state";
        String orphan = "buildx_buildkit_multiarch-nodes-abcdef0123-12_state";
        assertThat(OrphanedCache.among(
                        List.of(
                                known,
                                orphan,
                                "buildx_buildkit_multiarch-nodes-abcdef01230_state",
                                "buildx_buildkit_multiarch-abcdef0123-1_state"),
                        List.of("multiarch-nodes-0123456789")))
                .containsExactly(orphan);
    }

    /** An empty list would mean that there is nothing to remove. */
    @ParameterizedTest
    @ValueSource(strings = {"Error: failed to load the store", "Err", "{}", "7"})
    void aListThatIsNoneIsNotAnEmptyOne(String line) {
        processes.answer(0, List.of(line), List.of());

        assertThatThrownBy(builders()::all)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("#builders-unlisted")
                .hasMessageContaining("| " + line);
    }
}
