import java.nio.file.Files
import java.nio.file.Path

// the same for each Maven that runs this test
def path = Files.createDirectories(new File(new File(engineProperties).parentFile, 'no-buildx').toPath())
['java', 'sh', 'bash', 'uname', 'dirname', 'basename', 'readlink', 'ls', 'expr', 'cat', 'tr', 'sed', 'which'].each { name ->
    def program = System.getenv('PATH').split(File.pathSeparator).collect { Path.of(it, name) }.find { Files.isExecutable(it) }
    Files.deleteIfExists(path.resolve(name))
    if (program) {
        Files.createSymbolicLink(path.resolve(name), program)
    }
}
return true
