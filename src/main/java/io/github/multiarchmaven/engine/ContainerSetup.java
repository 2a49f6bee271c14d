package io.github.multiarchmaven.engine;

import java.util.List;
import java.util.Map;

/**
 * What surrounds the program of a container.
 *
 * @param privilege what it may do to the machine
 * @param init its first process
 * @param files put into it before it starts
 * @param binds folders of the engine's machine, {@code /source:/target[:ro]}
 * @param labels in addition to ours
 */
public record ContainerSetup(
        Privilege privilege, Init init, List<ContainerFile> files, List<String> binds, Map<String, String> labels) {

    static final ContainerSetup PLAIN =
            new ContainerSetup(Privilege.UNPRIVILEGED, Init.WITHOUT_INIT, List.of(), List.of(), Map.of());

    public ContainerSetup {
        files = List.copyOf(files);
        binds = List.copyOf(binds);
        labels = Map.copyOf(labels);
    }
}
