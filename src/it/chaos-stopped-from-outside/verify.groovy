import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def setup = plugin + ':setup'
def ways = [term: { it.kill('TERM') }, interrupt: { it.killGroup('INT') }, timeout: { it }]
def limit = { way, time -> way == 'timeout' ? ['-Dmultiarch.timeout=' + time] : [] }
def stopped = { way, run, what ->
    if (way == 'timeout') {
        assert run.failWith('goal-timed-out') =~ what
    } else {
        assert run.exitCode() != 0
    }
    assert run.leftovers() == []
}

// while a RUN of a build lasts
def first = BuiltImage.of(basedir, 'stopped-from-outside').digest()
ways.each { way, stop ->
    def run = place.start('build-' + way, ['verify'] + limit(way, '12s'))
    stop(run.await('its RUN', { TestEngine.runs('sleep 86399') }))
    stopped(way, run, /(?s)not done within 12s.*waiting for: .*buildx build/)
    MavenProcess.until('the end of its RUN', { !TestEngine.runs('sleep 86399') })
    def image = BuiltImage.of(basedir, 'stopped-from-outside')
    image.assertWhole()
    assert image.digest() == first
    assert new File(basedir, 'target/multiarch').list().sort() == ['stopped-from-outside', 'stopped-from-outside.log']
}
place.start('build-again', ['verify', '-Dmultiarch.buildArg.SECONDS=1']).succeed()

// while the privileged container runs that registers a handler
def hanging = engine.image(new File(basedir, 'hanging').toPath(), 'hanging',
    "FROM ${engine.get('baseImage')}\nENTRYPOINT [\"/bin/sh\", \"-c\", \"sleep 86398\"]\n")
ways.each { way, stop ->
    def run = place.start('setup-' + way,
        [setup, '-Dmultiarch.platforms=linux/arm64', '-Dmultiarch.binfmt.image=' + hanging] + limit(way, '10s'))
    stop(run.await('the registration', { TestEngine.runs('sleep 86398') }))
    stopped(way, run, /(?s)not done within 10s.*said last: Registering QEMU handlers for linux\/arm64/)
    assert !TestEngine.runs('sleep 86398')
}

// while a builder boots
ways.findAll { it.key != 'timeout' }.each { way, stop ->
    engine.forget()
    def run = place.start('boot-' + way, [setup, '-Dmultiarch.platforms=linux/amd64'])
    stop(run.await('its builder', { engine.docker('ps', '--all', '--format={{.Names}}').contains('buildx_buildkit_') }))
    stopped(way, run, '')
}
// what a killed run left of a container that it had made and not started yet, and one of which somebody will remove
def created = { id -> engine.docker('create', '--name', 'multiarch-' + id, engine.get('baseImage')); 'multiarch-' + id }
def note = { process, id ->
    def hash = java.security.MessageDigest.getInstance('SHA-256').digest(engine.get('dockerHost').bytes).encodeHex().toString()
    new File(basedir, "tmp/multiarch-container-${hash.substring(0, 16)}-$process-$id")
}
def gone = created(UUID.randomUUID())
def stays = created(UUID.randomUUID())
assert note(1, gone - 'multiarch-').createNewFile()
def containers = { engine.docker('ps', '--all', '--format={{.Names}}').readLines() }
place.start('setup-after-kill', [setup, '-Dmultiarch.platforms=linux/amd64', '-Dmultiarch.dryRun']).succeed()
assert !containers().contains(gone) && !note(1, gone - 'multiarch-').exists()
assert containers().contains(stays)
engine.docker('rm', stays)

place.start('setup-again', [setup, '-Dmultiarch.platforms=linux/amd64,linux/arm64']).succeed()
assert engine.ourBuilders().size() == 1
assert TestEngine.handlers() == ['qemu-aarch64']
place.start('build-at-last', ['verify', '-Dmultiarch.buildArg.SECONDS=2']).succeed()
return true
