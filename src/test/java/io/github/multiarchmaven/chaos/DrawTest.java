package io.github.multiarchmaven.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawTest {

    @Test
    void aSeedHasItsRounds() {
        assertThat(Draw.rounds(7, 40)).isEqualTo(Draw.rounds(7, 40)).isNotEqualTo(Draw.rounds(8, 40));
    }

    @Test
    void theFirstRoundsOfALongGameAreThoseOfAShortOne() {
        assertThat(Draw.rounds(7, 200).subList(0, 30)).isEqualTo(Draw.rounds(7, 30));
    }

    @Test
    void aRoundThatCannotBeDrawnByAccidentIsKnown() {
        assertThat(Draw.rounds(1, 2).stream().map(Round::toString))
                .containsExactly("1: promote, kill-maven with 1593 kB sent", "2: build, pause-all after 2937 ms");
    }

    @Test
    void everythingThatCanHappenHappens() {
        Set<String> drawn = Draw.rounds(7, 200).stream()
                .map(round -> round.goal() + " " + round.fault())
                .collect(Collectors.toSet());
        Set<String> possible = Arrays.stream(Goal.values())
                .flatMap(goal -> Fault.of(goal).stream().map(fault -> goal + " " + fault))
                .collect(Collectors.toSet());

        assertThat(drawn).isEqualTo(possible);
    }

    @Test
    void thirtyRoundsHaveEveryGoal() {
        Stream.of(1L, 2L, 3L)
                .forEach(seed -> assertThat(
                                Draw.rounds(seed, 30).stream().map(Round::goal).distinct())
                        .containsExactlyInAnyOrder(Goal.values()));
    }
}
