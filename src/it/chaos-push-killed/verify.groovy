import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.registry.MisbehavingProxy

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def status = { method, path ->
    def connection = new URL('http://' + engine.get('registryLocal') + '/v2/acme/killed/' + path).openConnection()
    connection.requestMethod = method
    connection.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
    connection.responseCode
}
def blobs = new File(basedir, 'target/multiarch/killed/layout/blobs/sha256')
def json = { digest -> new JsonSlurper().parse(new File(blobs, digest.split(':')[1])) }
def index = json(new JsonSlurper().parse(new File(basedir, 'target/multiarch/killed/layout/index.json')).manifests[0].digest)
def parts = index.manifests.collectMany { entry -> [json(entry.digest).config] + json(entry.digest).layers }.unique { it.digest }
assert parts.count { it.size > 30_000_000 } == 2
def missing = { parts.findAll { status('HEAD', 'blobs/' + it.digest) != 200 } }

// in the middle of a layer
def proxy = new MisbehavingProxy(engine.get('registryLocal'))
def push = ['multiarch:push', '-Dmultiarch.pushTo=' + proxy.name() + '/acme/killed']
proxy.on('PUT .*/blobs/uploads/.*', 1000, MisbehavingProxy.holding(1_000_000))
def killed = place.start('killed', push).await('both large layers', { proxy.held() == 2 && missing().size() == 2 })
killed.killGroup('KILL')
assert killed.exitCode() != 0
proxy.close()
assert status('GET', 'manifests/1.0') == 404
assert !new File(basedir, 'target/multiarch/killed/digests.txt').exists()

// the same again sends these two, and nothing else
proxy = new MisbehavingProxy(engine.get('registryLocal'))
push[1] = '-Dmultiarch.pushTo=' + proxy.name() + '/acme/killed'
place.start('again', push).succeed()
assert proxy.blobBytes() == parts.findAll { it.size > 30_000_000 }.sum { it.size }
assert missing() == []
assert status('GET', 'manifests/1.0') == 200
proxy.close()

// and once more nothing, whoever asks for it
place.start('once-more', ['multiarch:push']).succeed()
return true
