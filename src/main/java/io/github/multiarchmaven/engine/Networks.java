package io.github.multiarchmaven.engine;

import java.time.Duration;
import java.util.Optional;

/** The networks of an engine. */
final class Networks {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final EngineQuestions questions;
    private final EngineCalls calls;

    Networks(EngineQuestions questions, EngineCalls calls) {
        this.questions = questions;
        this.calls = calls;
    }

    Optional<String> gateway(String name) {
        return calls.within(
                        CALL,
                        "describe the network " + name,
                        () -> questions.ask("/networks/" + EngineQuestions.encoded(name)))
                .flatMap(EngineAnswers::gateway);
    }
}
