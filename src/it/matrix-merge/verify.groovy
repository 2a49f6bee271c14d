import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def local = engine.get('registryLocal')
def list = { repository, name ->
    def connection = new URL("http://${local}/v2/${repository}/manifests/${name}").openConnection()
    connection.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
    [digest: connection.getHeaderField('Docker-Content-Digest'), manifests: new JsonSlurper().parse(connection.inputStream).manifests]
}
def isImage = { it.platform.architecture != 'unknown' }
def platform = { [it.platform.os, it.platform.architecture, it.platform.variant].findAll().join('/') }
def runs = new File(basedir, 'build.log').text.split('Building merged 1.0')[1..-1]

// what is in the registry is what was merged last, one image for each platform
def merged = list('acme/merged', '1.0')
def result = BuiltImage.of(basedir, 'merged')
assert result.description().path('digest').asText() == merged.digest
assert !new File(basedir, 'target/multiarch/merged/layout').exists()
assert result.description().published.collect { it.asText() } == ["${local}/acme/merged:1.0@${merged.digest}".toString()]
assert merged.manifests.findAll(isImage).collect(platform) == ['linux/amd64', 'linux/arm/v7', 'linux/arm64', 'linux/s390x']
assert new JsonSlurper().parse(new URL("http://${local}/v2/acme/merged/tags/list")).tags == ['1.0']

// the images are those that the engine pushes itself, with what it attests of them
for (tag in ['amd64', 'arm64-fresh']) {
    engine.docker('tag', 'acme/plain:' + tag, "${local}/acme/plain:${tag}")
    engine.docker('push', '--quiet', "${local}/acme/plain:${tag}")
    assert merged.manifests*.digest.containsAll(list('acme/plain', tag).manifests*.digest)
}
def job = new File(basedir, 'digests.txt').text.trim().split('@')[1]
assert merged.manifests*.digest.containsAll(list('acme/of-another-job', job).manifests*.digest)
assert merged.manifests*.digest.contains(BuiltImage.of(basedir, 'for-arm').index().path('manifests').path(0).path('digest').asText())

// a foreign client gets each of them
engine.docker('image', 'rm', '--force', "${local}/acme/merged:1.0")
def expected = ['linux/amd64': 'docker build', 'linux/arm64': 'a later docker build', 'linux/arm/v7': 'multiarch', 'linux/s390x': 'another job']
def machine = ['linux/amd64': 'x86_64', 'linux/arm64': 'aarch64', 'linux/arm/v7': 'armv7l', 'linux/s390x': 's390x']
expected.each { each, madeBy ->
    engine.docker('pull', '--quiet', '--platform=' + each, "${local}/acme/merged:1.0")
    assert engine.docker('buildx', 'imagetools', 'inspect', '--format', "{{json (index .Image \"${each}\").Config.Labels}}",
        "${local}/acme/merged:1.0").contains('"made-by": "' + madeBy + '"')
    assert engine.docker('run', '--rm', '--platform=' + each, "${local}/acme/merged:1.0", 'uname', '-m').readLines().last() == machine[each]
    assert engine.docker('run', '--rm', '--platform=' + each, "${local}/acme/merged:1.0").readLines().last() == '/app'
}

// the same image twice was none too many, another one was
assert runs[0].contains('Merged ') && runs[0].contains('Pushed ')
assert runs[1].contains('docs/problems.md#merge-platform-twice') && runs[1].contains('docker://acme/plain:arm64-fresh')
assert runs[2].contains('This is a dry run') && !runs[2].contains('Merged ')
assert runs[3].contains('which a later source replaces') && runs[3] =~ /merged:1.0 was sha256:/
assert runs[4].contains('docs/problems.md#image-unavailable')

// what lies in registries goes straight from there, and is the same list as on the disk
def of = { run -> (run =~ /Merged \S+ for .*: (sha256:\S+)/)[0][1] }
def straight = list('acme/straight', '1.0')
assert of(runs[5]) == straight.digest && of(runs[7]) == straight.digest && list('released/straight', '1.0').digest == straight.digest
assert straight.manifests.findAll(isImage).collect(platform) == ['linux/amd64', 'linux/arm64', 'linux/s390x']
assert runs[5].contains('kB fetched') || runs[5].contains('MB fetched')
assert runs[6].contains('This is a dry run') && runs[6].contains('keep a description of')
assert !runs[7].contains('fetched') && runs[7].contains('Not checked: the programs')
def sent = { owner -> (runs[7] =~ "acme/straight  ${owner}: ([0-9.]+ \\w+) sent, ([0-9.]+ \\w+) were there")[0][1..2] }
assert sent('linux/amd64')[0] == '0 B' && sent('linux/arm64')[0] == '0 B' && sent('linux/s390x')[0] != '0 B'
assert runs[9].contains('docs/problems.md#result-without-layout')
assert !new File(basedir, 'target/multiarch/straight/layout').exists()
assert !new File(basedir, 'target/multiarch').list().any { it.startsWith('.') }

for (repository in ['acme', 'released']) {
    def name = "${local}/${repository}/straight@${straight.digest}".toString()
    engine.docker('pull', '--quiet', '--platform=linux/s390x', name)
    assert engine.docker('run', '--rm', '--platform=linux/s390x', name, 'uname', '-m').readLines().last() == 's390x'
}

// the classic store exports an image without its manifest; configuration and layers stay
def classic = TestEngine.of(classicEngineProperties)
classic.docker('build', '--build-context', 'alpine=docker-image://' + classic.get('baseImage'), '--tag', 'acme/plain:classic',
    basedir.path)
classic.docker('build', '--build-context', 'alpine=docker-image://' + classic.get('baseImage'), '--build-arg', 'MADE_BY=old',
    '--tag', 'acme/plain:old', basedir.path)
classic.docker('save', '--output', new File(basedir, 'old.tar').path, 'acme/plain:old')
def place = new MavenProcess.Place(classic, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    classic.get('path') + ':' + System.getenv('PATH'))
def wrong = place.start('classic-wrong', ['multiarch:merge@classic', '-Dengine.registryLocal=' + local])
assert wrong.exitCode() == 1 && wrong.log().contains('docs/problems.md#content-wrong-platform')
def log = place.start('classic', ['multiarch:merge@classic', '-Dcheck=off', '-Dengine.registryLocal=' + local]).succeed()
assert log.contains('says of itself that it is for linux/amd64, and is listed for linux/arm64')
def kept = BuiltImage.of(basedir, 'classic')
assert kept.platforms() == ['linux/amd64', 'linux/arm64']
def inspect = { format -> classic.docker('image', 'inspect', '--format=' + format, 'acme/plain:classic').trim() }
assert kept.layers('linux/amd64') == new JsonSlurper().parseText(inspect('{{json .RootFS.Layers}}'))
place.start('classic-load', ['multiarch:load', '-Dmultiarch.id=classic', '-Dengine.registryLocal=' + local]).succeed()
assert classic.docker('image', 'inspect', '--format={{.Id}}', "${local}/acme/merged:1.0").trim() == inspect('{{.Id}}')

// an image of this engine and one of another, on another socket
place.start('engines', ['multiarch:merge@engines', '-Dengine.registryLocal=' + local, '-Dother=' + engine.get('dockerHost')]).succeed()
def both = BuiltImage.of(basedir, 'engines')
both.assertWhole()
assert both.platforms() - 'unknown/unknown' == ['linux/amd64', 'linux/arm64']
assert both.config('linux/arm64').at('/config/Labels/made-by').asText() == 'docker build'
assert both.layers('linux/amd64') == kept.layers('linux/amd64')
engine.forget()
return true
