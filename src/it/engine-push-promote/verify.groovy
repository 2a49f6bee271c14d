import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def registry = 'http://' + engine.get('registryLocal') + '/v2/'
def manifest = { repository, name ->
    def connection = new URL(registry + repository + '/manifests/' + name).openConnection()
    connection.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
    [bytes: connection.inputStream.bytes, digest: connection.getHeaderField('Docker-Content-Digest')]
}
def tags = { repository -> new JsonSlurper().parse(new URL(registry + repository + '/tags/list')).tags.sort() }

// one digest on all tags, the same bytes, and no tag per architecture
assert tags('acme/article') == ['1.0', '20200527_1510_4752c84f', 'latest']
assert tags('released/article') == ['1.0']
def draft = manifest('acme/article', '20200527_1510_4752c84f')
for (other in [manifest('acme/article', '1.0'), manifest('acme/article', 'latest'), manifest('released/article', '1.0')]) {
    assert other.bytes == draft.bytes && other.digest == draft.digest
}
assert new JsonSlurper().parse(draft.bytes).manifests.collect { it.platform.architecture } == ['amd64', 'arm64', 'arm']

// an engine can pull and read what was copied
def released = engine.get('registryLocal') + '/released/article:1.0'
engine.docker('pull', '--quiet', '--platform=linux/arm/v7', released)
assert engine.docker('image', 'inspect', '--format={{.Architecture}}', released).trim() == 'arm'

def runs = new File(basedir, 'build.log').text.split('Building article 1.0')[1..-1]
assert runs[0] =~ /linux\/arm64: [0-9.]+ (?:kB|MB) sent, 0 B were there/
assert runs[1].contains('have ' + engine.get('registryLocal') + '/acme/article:latest point at ' + draft.digest)
assert !runs[1].contains('Promoted')
assert runs[2].count('Promoted ') == 3
assert runs[2] =~ /released\/article  linux\/arm64: 0 B sent, [0-9.]+ (?:kB|MB) were there/
assert runs[3].contains("is ${draft.digest} already") && !runs[3].contains(' sent, ')
assert runs[4].contains("/acme/article:latest is ${draft.digest} already") && !runs[4].contains("Promoted ")
assert runs[5].contains('docs/problems.md#tag-exists')

// the last build failed to be pushed, and is what lies there
def other = new JsonSlurper().parse(new File(basedir, 'target/multiarch/article/image.json'))
assert other.digest != draft.digest && other.published == []
assert !new File(basedir, 'target/multiarch/article/digests.txt').exists()
