import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.registry.DockerRegistry

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def promote = plugin + ':promote'
def secret = 'pl3ase-hide-me'
def auth = Base64.encoder.encodeToString(('ci:' + secret).bytes)
def folder = new File(basedir, 'registry')
folder.mkdir()

// where builders reach it, in their containers
def host = engine.get('registry').replaceFirst(/:\d+$/, '')
def registry = new DockerRegistry(engine, folder.toPath(), host, '', DockerRegistry.basic(folder.toPath(), 'ci', secret))
try {
    new File(basedir, 'settings.xml').text = """
        <settings><servers>
          <server><id>${registry.name()}</id><username>ci</username><password>${secret}</password></server>
        </servers></settings>"""
    new File(basedir, 'buildkitd.toml').text = """[registry."${registry.name()}"]\n  http = true\n"""
    def build = ['-X', 'package', '-Dmultiarch.builder.buildkitdConfig=buildkitd.toml']
    def base = { '-Dmultiarch.buildArg.BASE=' + registry.name() + '/private/' + it }
    def login = ['-s', 'settings.xml']

    place.start('fill', login + [promote, '-X', '-Dmultiarch.source=' + engine.get('registryLocal') + '/library/busybox:1',
        '-Dmultiarch.targets=' + registry.name() + '/private/base:1', '-Dmultiarch.insecureRegistries=' + registry.name()]).succeed()

    // without a login, it cannot be pulled and that is said
    def without = place.start('without', build + [base('base:1')])
    assert without.exitCode() != 0 && without.log().contains('#build-access-denied')
    assert without.log().contains('give settings.xml a server with the registry as its id')

    def made = place.start('with', build + login + [base('base:1')])
    made.succeed()
    def image = BuiltImage.of(basedir, 'app')
    image.assertWhole()
    assert image.platforms() == ['linux/amd64', 'linux/arm64']
    def config = new File(engine.get('dockerConfig'), 'config.json')
    assert !config.exists() || !config.text.contains(registry.name())

    // the folder with the login is gone, also after a build that failed
    def failed = place.start('missing', build + login + [base('none:1')])
    assert failed.exitCode() != 0
    assert [without, made, failed].every { it.leftovers() == [] }
} finally {
    registry.close()
}

def written = []
for (tree in [basedir, new File(engine.get('dockerConfig'))]) {
    tree.eachFileRecurse(groovy.io.FileType.FILES) { written << it }
}
assert written*.name.containsAll(['with.log', 'app.log', 'image.json'])
def telling = written.findAll { it.getText('ISO-8859-1').contains(secret) || it.getText('ISO-8859-1').contains(auth) }
assert telling*.name.sort() == ['settings.xml', 'verify.groovy']
