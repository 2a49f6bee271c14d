package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.engine.ContainerOutcome;
import io.github.multiarchmaven.engine.ContainerOutput;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of the kernel's table a registration made. One that was there before, that came from somebody else in
 * between or that the image does not claim is none of them.
 *
 * @param before the table without the entries that were to be replaced
 * @param after the table afterwards
 */
record NewEntries(HandlerTable before, HandlerTable after) {

    List<OurHandler> of(List<Platform> platforms, ContainerOutcome outcome, ImageReference looking) {
        ContainerOutput said = LastWords.output(outcome);
        List<String> claimed = BinfmtReport.parse(said.output(), said.errors()).installed();
        return platforms.stream()
                .filter(platform -> claimed.contains(platform.architecture()))
                .map(Emulators::handlerOf)
                .flatMap(Optional::stream)
                .distinct()
                .filter(name -> !before.has(name))
                .map(after::entry)
                .flatMap(Optional::stream)
                .map(entry -> new OurHandler(
                        entry.name(), entry.interpreter(), after.bootId().orElseThrow(), looking))
                .toList();
    }
}
