package io.github.multiarchmaven.process;

import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process that we run in was given: environment variables, the user's home folder, the operating system. The
 * only place that asks for them.
 *
 * @param variables the environment
 * @param home the user's home folder
 * @param osName as in the system property {@code os.name}
 */
public record Surroundings(Map<String, String> variables, Path home, String osName) {

    public Surroundings {
        variables = UnprintedValues.of(variables);
    }

    /** Those of this process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
    }

    /** The value of a variable; an empty one counts as absent, as docker has it. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Where programs keep what they can make again (XDG Base Directory Specification, which has a relative path ignored;
     * Apple's File System Programming Guide; Windows's known folder LocalAppData). Empty for a user without a home, whom Java
     * gives the home {@code ?}.
     */
    public Optional<Path> cacheFolder() {
        return Optional.of(isWindows() ? localAppData() : osName.startsWith("Mac") ? libraryCaches() : xdgCacheHome())
                .filter(Path::isAbsolute);
    }

    private Path localAppData() {
        return variable("LOCALAPPDATA")
                .map(Path::of)
                .orElseGet(() -> home.resolve("AppData").resolve("Local"));
    }

    private Path libraryCaches() {
        return home.resolve("Library").resolve("Caches");
    }

    private Path xdgCacheHome() {
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".cache"));
    }

    public boolean isLinux() {
        return osName.equals("Linux");
    }

    public boolean isWindows() {
        return osName.startsWith("Windows");
    }
}
