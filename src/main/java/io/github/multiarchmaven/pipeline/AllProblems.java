package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The problems of several things that are done whatever becomes of the others. */
final class AllProblems {

    private final List<Problem> found = new ArrayList<>();

    /** Does one thing, which tells its problems or breaks off with them. */
    void of(Supplier<List<Problem>> deed) {
        try {
            found.addAll(deed.get());
        } catch (ProblemException e) {
            found.addAll(e.problems());
        }
    }

    /**
     * Does the same with several things at once.
     *
     * @param work in words, such as {@code copying}
     * @param most how many at once
     * @return their problems, in the order of the things
     */
    static <T> List<Problem> atOnce(String work, int most, List<T> things, Function<T, List<Problem>> deed) {
        Map<Integer, AllProblems> each = new ConcurrentHashMap<>();
        try (Workers workers = new Workers(work, most)) {
            workers.all(IntStream.range(0, things.size()).boxed().toList(), number -> {
                AllProblems own = new AllProblems();
                own.of(() -> deed.apply(things.get(number)));
                each.put(number, own);
            });
        }
        return IntStream.range(0, things.size())
                .mapToObj(each::get)
                .flatMap(own -> own.all().stream())
                .toList();
    }

    /** Each once. */
    List<Problem> all() {
        return found.stream().distinct().toList();
    }

    /** @throws ProblemException with all of them, if there are any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(all());
        }
    }
}
