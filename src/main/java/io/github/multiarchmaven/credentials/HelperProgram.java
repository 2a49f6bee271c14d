package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a credential helper is. Windows starts an {@code .exe} by its bare name, but not the scripts that clouds install. */
final class HelperProgram {

    private static final List<String> WINDOWS_ENDINGS = List.of(".exe", ".com", ".bat", ".cmd");

    private HelperProgram() {}

    /** Its path; empty if no folder of PATH has it. */
    static Optional<Path> find(String program, Surroundings surroundings) {
        List<String> names = surroundings.isWindows()
                ? WINDOWS_ENDINGS.stream().map(program::concat).toList()
                : List.of(program);
        return folders(surroundings)
                .flatMap(folder -> names.stream().map(folder::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toAbsolutePath)
                .findFirst();
    }

    /** Windows calls it {@code Path}. */
    private static Stream<Path> folders(Surroundings surroundings) {
        String separator = surroundings.isWindows() ? ";" : ":";
        return surroundings.variables().entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .flatMap(value -> Stream.of(value.split(separator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(HelperProgram::path);
    }

    private static Stream<Path> path(String folder) {
        try {
            return Stream.of(Path.of(folder));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
