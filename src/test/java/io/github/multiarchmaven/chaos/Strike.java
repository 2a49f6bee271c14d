package io.github.multiarchmaven.chaos;

import io.github.multiarchmaven.it.MavenProcess;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Has a fault happen to a goal that runs. */
final class Strike {

    /** How long something is paused or away: less than anybody waits for it. */
    private static final int AWAY = 1500;

    private static final Pattern BEGUN = Pattern.compile("--- multiarch[^ ]*:[a-z]+ ");

    private final Scene scene;
    private final Round round;
    private final MavenProcess maven;

    Strike(Scene scene, Round round, MavenProcess maven) {
        this.scene = scene;
        this.round = round;
        this.maven = maven;
    }

    /** Whether it came in time; what has been taken away may still be away then. */
    boolean happens() throws IOException, InterruptedException {
        MavenProcess.until(
                "the goal", () -> !maven.isAlive() || BEGUN.matcher(maven.log()).find());
        if (round.moment() instanceof Moment.After after) {
            // the moment is meant to be any: this waits for nothing
            TimeUnit.MILLISECONDS.sleep(after.milliseconds());
            return maven.isAlive() && strikes();
        }
        MavenProcess.until(
                "what is sent", () -> !maven.isAlive() || scene.line().isHolding());
        boolean strikes = maven.isAlive() && strikes();
        scene.line().goOn();
        return strikes;
    }

    private boolean strikes() throws IOException, InterruptedException {
        switch (round.fault()) {
            case INTERRUPT_MAVEN -> maven.kill("INT");
            case TERMINATE_MAVEN -> maven.kill("TERM");
            case KILL_MAVEN -> maven.kill("KILL");
            case INTERRUPT_ALL -> maven.killGroup("INT");
            case TERMINATE_ALL -> maven.killGroup("TERM");
            case KILL_ALL -> maven.killGroup("KILL");
            case PAUSE_ALL -> pauseThen("CONT");
            case PAUSE_AND_KILL_ALL -> pauseThen("KILL");
            case KILL_BUILDX -> {
                return scene.engine().killBuilds();
            }
            case KILL_BUILDER -> {
                return scene.engine().manages("kill", scene.builder());
            }
            case PAUSE_BUILDER -> {
                boolean paused = scene.engine().manages("pause", scene.builder());
                TimeUnit.MILLISECONDS.sleep(AWAY);
                // whoever boots the builder has done so already
                scene.engine().manages("unpause", scene.builder());
                return paused;
            }
            case FILL_TARGET -> scene.disk().fill();
            case CUT_LINE -> scene.line().cut();
            case REGISTRY_AWAY -> {
                scene.line().die();
                TimeUnit.MILLISECONDS.sleep(AWAY);
                scene.line().revive();
            }
            case REGISTRY_GONE -> scene.line().die();
        }
        return true;
    }

    private void pauseThen(String signal) throws InterruptedException {
        maven.killGroup("STOP");
        TimeUnit.MILLISECONDS.sleep(AWAY);
        maven.killGroup(signal);
    }
}
