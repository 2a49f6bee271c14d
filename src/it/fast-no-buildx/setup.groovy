import java.nio.file.Files
import java.nio.file.Path

def path = Files.createDirectories(basedir.toPath().resolve('path'))
['java', 'sh', 'bash', 'uname', 'dirname', 'basename', 'readlink', 'ls', 'expr', 'cat', 'tr', 'sed', 'which'].each { name ->
    def program = System.getenv('PATH').split(File.pathSeparator).collect { Path.of(it, name) }.find { Files.isExecutable(it) }
    if (program) {
        Files.createSymbolicLink(path.resolve(name), program)
    }
}
return true
