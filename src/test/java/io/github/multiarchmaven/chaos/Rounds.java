package io.github.multiarchmaven.chaos;

import io.github.multiarchmaven.it.MavenProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Plays rounds, tells what came of each, and ends at the first in which something does not hold. */
public final class Rounds {

    private static final int BETWEEN_DOCTORS = 5;

    private static final Pattern PROBLEM = Pattern.compile("docs/problems\\.md#([a-z-]+)");
    private static final Pattern TRACE = Pattern.compile("(?s).*\\n\\s+at [a-z]+\\..*");

    private final Scene scene;
    private final PrintStream out;

    private Rounds(Scene scene, PrintStream out) {
        this.scene = scene;
        this.out = out;
    }

    /** Plays the first rounds of a seed. */
    public static void play(MavenProcess.Place place, long seed, int count, PrintStream out)
            throws IOException, InterruptedException {
        try (Scene scene = Scene.at(place, seed)) {
            new Rounds(scene, out).play(Draw.rounds(seed, count));
        }
    }

    private void play(List<Round> rounds) throws IOException, InterruptedException {
        out.printf(Locale.ROOT, "chaos: %d rounds of seed %d%n", rounds.size(), scene.seed());
        scene.begin();
        int struck = 0;
        for (Round round : rounds) {
            try {
                struck += play(round) ? 1 : 0;
            } catch (AssertionError | RuntimeException | IOException e) {
                throw new AssertionError(
                        String.format(
                                Locale.ROOT,
                                "round %s of seed %d; to repeat: src/it/chaos/run %d %d%n%s",
                                round,
                                scene.seed(),
                                round.number(),
                                scene.seed(),
                                e.getMessage()),
                        e);
            }
        }
        scene.assertHealthy();
        check(3 * struck >= rounds.size(), "only " + struck + " of " + rounds.size() + " rounds were disturbed");
        out.printf(Locale.ROOT, "chaos: %d of %d rounds were disturbed, all is well%n", struck, rounds.size());
    }

    private boolean play(Round round) throws IOException, InterruptedException {
        Subject subject = Subject.of(scene, round);
        String old = subject.state();
        if (round.moment() instanceof Moment.Sent sent) {
            scene.line().holdAt(1024L * sent.kilobytes());
        }
        MavenProcess disturbed = scene.start(round, "round-" + round.number());
        boolean struck = new Strike(scene, round, disturbed).happens();
        check(struck || round.moment() instanceof Moment.After, "so much was never sent:\n" + disturbed.log());
        int code = disturbed.exitCode();
        check(struck || code == 0, "nothing was done to it:\n" + disturbed.log());
        scene.mend();
        String seen = subject.state();
        if (struck) {
            judge(round, code, disturbed.log());
        }

        MavenProcess normal = scene.start(round, "round-" + round.number() + "-again");
        normal.succeed();
        String renewed = subject.state();
        check(!renewed.equals(old), "what was to be replaced is still there: " + old);
        check(seen.equals(old) || seen.equals(renewed), "neither the old nor the new one: " + seen);
        List<String> left = Leftovers.after(disturbed, normal, scene);
        check(left.isEmpty(), "left over: " + left);
        if (round.number() % BETWEEN_DOCTORS == 0) {
            scene.assertHealthy();
        }
        out.printf(
                Locale.ROOT,
                "chaos: round %s -> %s%s, it was %s; the next run made it the new one%n",
                round,
                struck ? "exit code " + code : "in vain, exit code " + code,
                problems(disturbed.log()),
                seen.equals(old) ? "the old one" : "the new one");
        return struck;
    }

    private static void judge(Round round, int code, String log) {
        check(!TRACE.matcher(log).matches(), "a stack trace:\n" + log);
        if (round.fault().isEndured()) {
            check(code == 0, "it should have been endured:\n" + log);
        }
        if (round.fault().isSurvived() && code != 0) {
            check(PROBLEM.matcher(log).find(), "it does not say what happened:\n" + log);
        }
        if (round.fault() == Fault.REGISTRY_GONE) {
            check(code != 0 && log.contains("#registry-unreachable"), "it does not miss the registry:\n" + log);
        }
        if (round.fault() == Fault.FILL_TARGET && code != 0) {
            check(log.contains("#disk-full") || log.contains("No space left"), "it does not blame the disk:\n" + log);
        }
    }

    private static String problems(String log) {
        List<String> codes = new ArrayList<>();
        PROBLEM.matcher(log)
                .results()
                .map((MatchResult result) -> result.group(1))
                .distinct()
                .forEach(codes::add);
        return codes.isEmpty() ? "" : " " + codes;
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
