package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class Recorder implements ProgressListener {

    final List<Step> steps = new ArrayList<>();
    final List<String> plain = new ArrayList<>();
    final List<String> output = new ArrayList<>();
    final List<BuildWarning> warnings = new ArrayList<>();

    static Recorder of(Stream<String> lines, String... platforms) {
        Recorder recorder = new Recorder();
        RawJsonProgress progress = new RawJsonProgress(
                recorder, Stream.of(platforms).map(Platform::of).toList());
        lines.forEach(progress::line);
        progress.end();
        return recorder;
    }

    List<String> names() {
        return steps.stream().map(Step::name).toList();
    }

    Step step(String nameContains) {
        return steps.stream()
                .filter(step -> step.name().contains(nameContains))
                .reduce((a, b) -> {
                    throw new AssertionError("twice: " + nameContains);
                })
                .orElseThrow(() -> new AssertionError(nameContains + " is not among " + names()));
    }

    @Override
    public void stepFinished(Step step) {
        steps.add(step);
    }

    @Override
    public void output(String step, String line) {
        output.add(step + ": " + line);
    }

    @Override
    public void plain(String line) {
        plain.add(line);
    }

    @Override
    public void warning(BuildWarning warning) {
        warnings.add(warning);
    }
}
