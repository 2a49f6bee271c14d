package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.smoke.Ending.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {

    private static final String STEP = "[1/1] RUN app";
    private static final String LAST_WORD = "qemu: uncaught target signal 11 (Segmentation fault) - core dumped";

    private final CountDownLatch stopped = new CountDownLatch(1);
    private SmokeRun.Expected expected = new SmokeRun.Ends(0, List.of());
    private Duration timeout = Duration.ofMinutes(10);
    private Optional<Watch> watch = Optional.empty();

    @AfterEach
    void close() {
        watch.ifPresent(Watch::close);
    }

    private Watch watch(Watch.Start start) {
        SmokeRun run =
                new SmokeRun(new SmokeRun.Own(Optional.empty()), Map.of(), SmokeRun.Network.NONE, timeout, expected);
        Watch made = new Watch(run, Launch.Depth.WHOLE, start, Duration.ofMillis(1));
        watch = Optional.of(made);
        made.begins(stopped::countDown);
        made.stepBegan("sha256:1", STEP, Optional.empty());
        return made;
    }

    private void awaiting(String pattern) {
        expected = new SmokeRun.StartsUp(new SmokeRun.Matching(Pattern.compile(pattern, Pattern.MULTILINE)));
    }

    @Test
    void onlyTheProgramSaysThatItHasStartedUp() {
        awaiting(".+");
        Watch heard = watch(Watch.Start.WITH_INIT);

        heard.output(STEP, "multiarch-init: on amd64");
        heard.output(STEP, LAST_WORD);
        heard.output(STEP, "qemu-arm: Could not open '/lib/ld.so': No such file or directory");
        heard.output(STEP, "[output clipped, log limit 200KiB/s reached]");
        assertThat(heard.reason()).isEmpty();

        heard.output(STEP, "listening");
        assertThat(heard.reason()).contains(Reason.ENOUGH);
    }

    @Test
    void withoutInitQemusLastWordIsTheEnd() throws InterruptedException {
        Watch heard = watch(Watch.Start.WITH_STEP);

        heard.output(STEP, LAST_WORD);

        stopped.await();
        assertThat(heard.reason()).contains(Reason.HUNG);
    }

    @Test
    void withAnInitAScriptMayGoOnQuietly() throws InterruptedException {
        timeout = Duration.ofMillis(500);
        Watch heard = watch(Watch.Start.WITH_INIT);

        heard.output(STEP, "multiarch-init: on amd64");
        heard.output(STEP, LAST_WORD);

        stopped.await();
        assertThat(heard.reason()).contains(Reason.TIME_OVER);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anExpressionThatTakesTooMuchTimeEndsIt() {
        awaiting("(.*a){12}b");
        Watch heard = watch(Watch.Start.WITH_INIT);

        heard.output(STEP, "a".repeat(60));

        assertThat(heard.reason()).contains(Reason.UNSEARCHABLE);
    }

    @Test
    void anExpressionThatTakesTooMuchMemoryEndsIt() {
        awaiting("Started(.|\\n)*listening");
        Watch heard = watch(Watch.Start.WITH_INIT);

        heard.output(STEP, "Started" + "x".repeat(1_000_000));

        assertThat(heard.reason()).contains(Reason.UNSEARCHABLE);
    }
}
