package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.model.ImageReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A container to be run to its end, without a network.
 *
 * @param image must be in the engine already: nothing is pulled
 * @param entrypoint replaces the image's own unless it is empty
 * @param arguments replace the image's own command unless they are empty
 * @param setup what surrounds the program
 * @param timeout after which it is removed
 */
public record ContainerRun(
        ImageReference image, List<String> entrypoint, List<String> arguments, ContainerSetup setup, Duration timeout) {

    public ContainerRun {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
    }

    /** The image's own program, unprivileged, without an init. */
    public static ContainerRun of(ImageReference image, Duration timeout) {
        return new ContainerRun(image, List.of(), List.of(), ContainerSetup.PLAIN, timeout);
    }

    /** The same with another program. */
    public ContainerRun withEntrypoint(String... program) {
        return new ContainerRun(image, List.of(program), arguments, setup, timeout);
    }

    /** The same with other arguments. */
    public ContainerRun withArguments(String... all) {
        return new ContainerRun(image, entrypoint, List.of(all), setup, timeout);
    }

    /** The same with another privilege. */
    public ContainerRun with(Privilege privilege) {
        return with(new ContainerSetup(privilege, setup.init(), setup.files(), setup.binds(), setup.labels()));
    }

    /** The same with another first process. */
    public ContainerRun with(Init init) {
        return with(new ContainerSetup(setup.privilege(), init, setup.files(), setup.binds(), setup.labels()));
    }

    /** The same with one more file. */
    public ContainerRun withFile(ContainerFile file) {
        List<ContainerFile> files = new ArrayList<>(setup.files());
        files.add(file);
        return with(new ContainerSetup(setup.privilege(), setup.init(), files, setup.binds(), setup.labels()));
    }

    /** The same with one more folder of the engine's machine: {@code /source:/target[:ro]}. */
    public ContainerRun withBind(String bind) {
        List<String> binds = new ArrayList<>(setup.binds());
        binds.add(bind);
        return with(new ContainerSetup(setup.privilege(), setup.init(), setup.files(), binds, setup.labels()));
    }

    /** The same with one more label. */
    public ContainerRun withLabel(String name, String value) {
        Map<String, String> labels = new HashMap<>(setup.labels());
        labels.put(name, value);
        return with(new ContainerSetup(setup.privilege(), setup.init(), setup.files(), setup.binds(), labels));
    }

    private ContainerRun with(ContainerSetup other) {
        return new ContainerRun(image, entrypoint, arguments, other, timeout);
    }
}
