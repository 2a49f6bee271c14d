import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine
import java.security.MessageDigest

def engine = TestEngine.of(engineProperties)
def image = BuiltImage.of(basedir, 'inspected')
def registry = engine.get('registryLocal') + '/acme/inspected'
def sha256 = { bytes -> 'sha256:' + MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex() }

// the bytes of a layout and of a registry are those of the digest
assert sha256(new File(basedir, 'target/layout.raw').bytes) == image.digest()
assert sha256(new File(basedir, 'target/registry.raw').bytes) == image.digest()

// a goal that needs no project is a section of its own: the first one is build and push
def runs = new File(basedir, 'build.log').text.split('Building inspected 1.0')[2..-1]
assert runs[0].contains('] ' + registry + '@' + image.digest())
assert runs[1].contains(new File(basedir, 'target/multiarch/inspected/layout').path)
for (run in runs) {
    for (platform in ['linux/amd64', 'linux/arm64']) {
        def child = image.description().platforms.find { it.path('platform').asText() == platform }
        def created = image.config(platform).path('created').asText()
        assert run =~ /(?m)$platform +${child.path('digest').asText()} +[0-9.]+ MB +2  $created$/
    }
}

def json = new JsonSlurper().parse(new File(basedir, 'target/inspect.json'))
assert json.schema == 1 && json.problems == []
assert json.images*.reference[0] == registry + ':1.0' && json.images*.reference[2] == registry + ':latest'
for (found in json.images) {
    assert found.digest == image.digest() && found.kind == 'list'
    assert found.platforms*.platform == ['linux/amd64', 'linux/arm64']
    assert found.platforms*.configured == found.platforms*.platform
    assert found.platforms*.size == image.description().platforms.collect { it.path('size').asLong() }
}

// each reference that lacks a platform is a problem, after all tables
def failed = runs[4]
assert failed.count('It has no image for linux/s390x, which <require> asks for') == 3
assert failed.count('docs/problems.md#list-incomplete') == 3
assert failed.indexOf('3 problems:') > failed.lastIndexOf('manifest list')
