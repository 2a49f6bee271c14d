import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def placeOf = { folder ->
    new MavenProcess.Place(engine, folder.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
        engine.get('path') + ':' + System.getenv('PATH'))
}
def place = placeOf(basedir)
def name = engine.get('registry') + '/outputs/app'
def result = new File(basedir, 'target/multiarch/app')
def tag = { tag ->
    def connection = new URL("http://${engine.get('registryLocal')}/v2/outputs/app/manifests/${tag}").openConnection()
    connection.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
    connection.responseCode == 200 ? connection.getHeaderField('Docker-Content-Digest') : null
}
def build = { log, String... arguments -> place.start(log, ['package', '-Dengine.registry=' + engine.get('registry'), *arguments]) }
def platforms = ['linux_amd64': 'amd64', 'linux_arm64': 'arm64', 'linux_arm_v7': 'armv7']

// all that one build can leave, of one image
def image = BuiltImage.of(basedir, 'app')
image.assertWhole()
assert image.platforms().size() == 3
assert engine.docker('image', 'inspect', '--format={{.Id}}', name + ':1.0') == image.digest() + '\n'
assert engine.docker('run', '--rm', name + ':1.0') == 'amd64\n'
platforms.each { folder, text ->
    assert new File(result, "files/${folder}/etc/made-for").text == text + '\n'
    assert ['tar', 'xOf', new File(result, 'files.tar').path, "${folder}/etc/made-for"].execute().text == text + '\n'
}
assert image.index().path('annotations').path('org.opencontainers.image.title').asText() == 'outputs'
assert image.index().path('manifests').collect { it.path('annotations').path('where').asText() } == ['', 'list', '']
assert image.config('linux/arm/v7').path('config').path('Labels').path('vendor').asText() == 'Acme, "Inc"'
assert tag('1.0') == null

// BuildKit pushes by digest, and the tag comes when it is proved; a release is not replaced by another
def pushed = build('registry', '-Dkinds=registry')
pushed.succeed()
def description = new groovy.json.JsonSlurper().parse(new File(result, 'image.json'))
assert tag('1.0') == description.digest && description.platforms.size() == 3
assert description.published == ["${name}:1.0@${description.digest}".toString()]
assert !new File(result, 'layout').exists()
def tags = new groovy.json.JsonSlurper().parse(new URL("http://${engine.get('registryLocal')}/v2/outputs/app/tags/list"))
assert tags.tags == ['1.0']
build('again', '-Dkinds=registry', '-Dmultiarch.provenance=mode=max').failWith('tag-exists')
assert tag('1.0') == description.digest
build('untagged', '-Dkinds=registry', '-Dmultiarch.only=linux/arm64', '-Dmultiarch.pushByDigest',
    '-Dmultiarch.provenance=mode=max').succeed()
def attested = new groovy.json.JsonSlurper().parse(new File(result, 'image.json'))
def manifest = { digest ->
    def connection = new URL("http://${engine.get('registryLocal')}/v2/outputs/app/manifests/${digest}").openConnection()
    connection.setRequestProperty('Accept', ['index', 'manifest'].collect { "application/vnd.oci.image.${it}.v1+json" }.join(','))
    new groovy.json.JsonSlurper().parse(connection.inputStream)
}
def entries = manifest(attested.digest).manifests
assert entries[1].annotations['vnd.docker.reference.digest'] == entries[0].digest
assert manifest(entries[1].digest).layers[0].annotations['in-toto.io/predicate-type'].startsWith('https://slsa.dev/provenance/')
build('narrowed', '-Dkinds=registry', '-Dmultiarch.only=linux/arm64').failWith('push-narrowed')
place.start('load', [plugin + ':load', '-Dengine.registry=x']).failWith('result-without-layout')

// a list of one platform is one, wherever it goes
build('one', '-Dkinds=oci,registry,docker', '-Dmultiarch.only=host', '-Dmultiarch.pushByDigest').succeed()
assert BuiltImage.of(basedir, 'app').platforms() == ['linux/amd64']
assert manifest(BuiltImage.of(basedir, 'app').digest()).manifests.size() == 1

// nothing, when that is asked for, and the earlier result is not taken for it
// wherever Maven was started, paths are the module's
def elsewhere = new File(basedir, 'elsewhere')
assert new File(basedir, 'target/cache').deleteDir()
assert placeOf(elsewhere).start('none', ['package', '-f', '../pom.xml', '-Dengine.registry=x', '-Dkinds=none'])
    .succeed().contains('Nothing is kept')
assert new File(basedir, 'target/cache/index.json').exists() && !new File(elsewhere, 'target').exists()
assert !new File(result, 'image.json').exists()

// the engine's own BuildKit: chosen where it will do, and refused where it will not
def own = build('own', '-Dmultiarch.builder.image=', '-Dmultiarch.only=host', '-Dkinds=oci,docker').succeed()
assert own.contains("the engine's own BuildKit builds")
assert BuiltImage.of(basedir, 'app').platforms() == ['linux/amd64']
assert BuiltImage.of(basedir, 'app').index().path('annotations').path('where').asText() == 'list'
build('refused', '-Dmultiarch.builder.image=', '-Dmultiarch.builder.driver=docker', '-Dkinds=registry')
    .failWith('output-impossible')

// a secret is in no log, and without it there is no build
def telling = [basedir, elsewhere].collectMany { it.listFiles() as List }.findAll { it.name.endsWith('.log') && it.text.contains('pl3ase-hide-me') }
assert telling == []
assert new File(basedir, 'target/multiarch/app.log').text.contains('***')
new File(basedir, 'token.txt').delete()
build('secretless').failWith('secret-missing')
return true
