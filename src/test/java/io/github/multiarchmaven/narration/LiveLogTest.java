package io.github.multiarchmaven.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLogTest {

    private final Screen screen = new Screen();
    private final LiveLog log = new LiveLog(new Shown(), screen.writer());

    @Test
    void showsBelowTheLogWhatIsGoingOn() {
        log.info("one");
        assertThat(log.working("a", List.of("arm64 0/2", "amd64 1/2"))).isTrue();
        log.info("two");
        log.working("a", List.of("arm64 1/2", "amd64 2/2"));
        log.warn("three");

        assertThat(screen.lines()).containsExactly("one", "two", "three", "arm64 1/2", "amd64 2/2");
        assertThat(screen.wraps()).isTrue();
    }

    @Test
    void leavesNothingBehind() {
        log.info("one");
        log.working("a", List.of("arm64"));
        log.working("b", List.of("amd64", "386"));
        log.info("two");
        assertThat(screen.lines()).containsExactly("one", "two", "arm64", "amd64", "386");

        log.working("a", List.of());
        assertThat(screen.lines()).containsExactly("one", "two", "amd64", "386");
        log.working("b", List.of());
        log.info("three");

        assertThat(screen.lines()).containsExactly("one", "two", "three");
    }

    @Test
    void keepsALineOneLineWhateverIsInIt() {
        log.working("a", List.of("RUN a\n\u001b[2J\tb"));

        assertThat(screen.lines()).containsExactly("RUN a  [2J b");
    }

    private final class Shown implements BuildLog {

        @Override
        public void info(String line) {
            screen.show(line + "\n");
        }

        @Override
        public void warn(String line) {
            info(line);
        }

        @Override
        public void debug(String line) {
            throw new AssertionError(line);
        }
    }
}
