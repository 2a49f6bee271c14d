package io.github.multiarchmaven.packaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a goal has on its class path besides Maven, as Maven resolved it for the plugin's descriptor.
 *
 * @param jars by name, without versions
 */
record RuntimeDependencies(List<Jar> jars) {

    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");

    /**
     * One of them.
     *
     * @param name group and artifact, {@code commons-io:commons-io}
     * @param file in the local repository
     */
    record Jar(String name, Path file) {

        long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static RuntimeDependencies ofThisBuild() {
        XmlFile plugin = XmlFile.of(DESCRIPTOR);
        List<String> groups = plugin.texts("/plugin/dependencies/dependency/groupId");
        List<String> artifacts = plugin.texts("/plugin/dependencies/dependency/artifactId");
        List<String> versions = plugin.texts("/plugin/dependencies/dependency/version");
        return new RuntimeDependencies(IntStream.range(0, groups.size())
                .mapToObj(number -> new Jar(
                        groups.get(number) + ":" + artifacts.get(number),
                        fileOf(artifacts.get(number) + "-" + versions.get(number) + ".jar")))
                .toList());
    }

    List<String> names() {
        return jars.stream().map(Jar::name).toList();
    }

    long bytes() {
        return jars.stream().mapToLong(Jar::bytes).sum();
    }

    /** The tests have all of it on their class path, too. */
    private static Path fileOf(String jar) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.getFileName().toString().equals(jar))
                .findFirst()
                .orElseThrow(() -> new AssertionError(jar + " is not on the class path of the tests"));
    }
}
