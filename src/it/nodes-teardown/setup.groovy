import java.nio.file.Files
import java.nio.file.Path

// as killed runs leave them; the second holds logins, and says by its lock whether it is in use
def temporary = Path.of(System.getProperty('java.io.tmpdir'))
def trial = Files.createTempDirectory(temporary, 'multiarch-probe')
trial.resolve('Dockerfile').toFile().text = 'FROM scratch'
trial.toFile().setLastModified(1000)
def logins = Files.createTempDirectory(temporary, 'multiarch-docker-0-')
logins.resolve('in-use').toFile().text = ''
logins.resolve('config.json').toFile().text = '{}'
context.put('left', [trial.toFile(), logins.toFile()])
return true
