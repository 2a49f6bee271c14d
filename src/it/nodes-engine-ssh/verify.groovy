import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.SshMachine
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def machine = new SshMachine(new File(basedir, 'ssh').toPath(), engine)
def usual = 'export DOCKER_HOST=' + engine.get('dockerHost') + ' PATH=' + engine.get('path') + ':/usr/sbin:/usr/bin:/sbin:/bin'
def sshs = { ProcessHandle.allProcesses().filter { it.info().commandLine().orElse('').contains('somebody') }.count() }

// the same engine, under its address from here
def there = new File(basedir, 'there.properties')
there.text = new File(engineProperties).text.replace('engine.dockerHost=' + engine.get('dockerHost'), 'engine.dockerHost=' + machine.address())
def far = TestEngine.of(there.path)
assert far.get('dockerHost') == machine.address()
def place = new MavenProcess.Place(far, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH')).withPrograms(machine.programs())

try {
    // a builder of the plugin's own, found again, and loaded into the engine over there
    def build = ['pre-integration-test', '-Dmultiarch.builder.driver=docker-container']
    assert place.start('build', build).succeed().contains('Creating the builder')
    BuiltImage.of(basedir, 'engine-ssh').assertWhole()
    assert engine.docker('image', 'ls').contains('acme/engine-ssh')
    def name = engine.ourBuilders()
    assert name.size() == 1
    def before = machine.commands()
    def again = place.start('again', build).succeed()
    assert !again.contains('Creating the builder') && again.contains('Built and proved')
    println 'ssh commands of a build that changes nothing: ' + (machine.commands() - before)

    def doctor = place.start('doctor', [plugin + ':doctor', '-Dmultiarch.builder.driver=docker-container']).succeed()
    assert doctor.count('ssh://somebody@127.0.0.1') == 2 && doctor.contains(name[0])
    // the engine's own BuildKit
    place.start('docker', ['pre-integration-test', '-Dmultiarch.builder.driver=docker', '-Dmultiarch.builder.image=']).succeed()

    // stopped while a container runs over there, which takes a new connection to remove
    def hanging = engine.image(new File(basedir, 'hanging').toPath(), 'hanging',
        "FROM ${engine.get('baseImage')}\nENTRYPOINT [\"/bin/sh\", \"-c\", \"sleep 86395\"]\n")
    def stopped = place.start('stopped', [plugin + ':setup', '-Dmultiarch.platforms=linux/arm64', '-Dmultiarch.binfmt.image=' + hanging])
    stopped.await('its container', { TestEngine.runs('sleep 86395') }).kill('TERM')
    assert stopped.exitCode() != 0
    MavenProcess.until('the end of its container', { !TestEngine.runs('sleep 86395') })
    assert engine.docker('ps', '--all', '--format={{.Names}}').readLines().every { it.startsWith('buildx_buildkit_') }

    place.start('teardown', [plugin + ':teardown']).succeed()
    assert engine.ourBuilders() == []
    assert !engine.docker('ps', '--all', '--format={{.Names}}').contains(name[0])

    // what goes wrong, each with ssh's or docker's own words
    def failing = { run, why ->
        def said = place.start(run, ['pre-integration-test', '-Dmultiarch.builder.driver=docker', '-Dmultiarch.builder.image=']).failWith('engine-ssh')
        assert said.contains(why) && said.contains('somebody@127.0.0.1')
        assert said.count('docs/problems.md#') == 1
        said
    }
    machine.forget()
    assert failing('stranger', 'does not know the other one\'s key').contains('Host key verification failed')
    machine.loseKey()
    assert failing('no-key', 'does not let this user in').contains('Permission denied')
    machine.trust()
    machine.before('export PATH=/nowhere')
    failing('no-docker', 'docker command is not on PATH over there')
    machine.before(usual + ' DOCKER_HOST=unix:///run/no-such-docker.sock')
    failing('no-engine', 'does not run over there')
    machine.before(usual + '; docker() { setpriv --reuid=65534 --regid=65534 --clear-groups docker "$@"; }')
    failing('no-group', 'may not use the engine')
    machine.before(usual)
    machine.close()
    assert failing('nobody', 'Ssh ended').contains('Connection refused')
} finally {
    machine.close()
}
MavenProcess.until('the end of all ssh', { sshs() == 0 })
assert !engine.docker('ps', '--all', '--format={{.Names}}').contains('multiarch-')
engine.docker('rmi', '--force', engine.docker('image', 'ls', '--quiet', 'acme/engine-ssh').readLines()[0])
return true
