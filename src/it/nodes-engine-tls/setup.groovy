import io.github.multiarchmaven.it.TestEngine
import java.nio.file.Files
import java.nio.file.Path

def engine = TestEngine.of(engineProperties)
engine.forget()
def good = new File(engine.get('dockerCertPath'))
def authority = good.parentFile

def openssl = { String... arguments ->
    def process = new ProcessBuilder(['openssl', *arguments]).redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == 0 : said
}
def folder = { String name ->
    def made = new File(basedir, name)
    made.mkdirs()
    good.eachFile { Files.copy(it.toPath(), made.toPath().resolve(it.name)) }
    made.path
}

def expired = folder('expired')
openssl('req', '-new', '-key', expired + '/key.pem', '-subj', '/CN=late', '-out', expired + '/late.csr')
openssl('x509', '-req', '-days', '-1', '-in', expired + '/late.csr', '-CA', "$authority/ca.pem", '-CAkey', "$authority/authority.pem",
    '-CAcreateserial', '-out', expired + '/cert.pem')
def stranger = folder('stranger')
openssl('req', '-x509', '-key', stranger + '/key.pem', '-subj', '/CN=stranger', '-days', '30', '-out', stranger + '/cert.pem')
Files.copy(Path.of(stranger, 'cert.pem'), Path.of(folder('other-engine'), 'ca.pem'),
    java.nio.file.StandardCopyOption.REPLACE_EXISTING)
assert new File(folder('no-key'), 'key.pem').delete()

// a context of the user's, made by docker itself
def config = new File(basedir, 'docker-config')
config.mkdirs()
Files.createSymbolicLink(config.toPath().resolve('cli-plugins'), Path.of(engine.get('dockerConfig'), 'cli-plugins'))
Files.createSymbolicLink(config.toPath().resolve('buildx'), Path.of(engine.get('dockerConfig'), 'buildx'))
engine.docker('--config', config.path, 'context', 'create', 'secured', '--docker',
    "host=${engine.get('dockerTlsHost')},ca=$good/ca.pem,cert=$good/cert.pem,key=$good/key.pem".toString())
return true
