import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert engine.ourBuilders() == []
def setup = plugin + ':setup'
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def handlers = ['linux/arm64': 'qemu-aarch64', 'linux/arm/v7': 'qemu-arm', 'linux/s390x': 'qemu-s390x',
    'linux/ppc64le': 'qemu-ppc64le', 'linux/riscv64': 'qemu-riscv64']

def preparedOnce = { log, platforms ->
    assert engine.ourBuilders().size() == 1
    assert engine.docker('ps', '--format={{.Names}}').readLines().count { it.startsWith('buildx_buildkit_multiarch-') } == 1
    assert TestEngine.handlers() == platforms.collect { handlers[it] }.sort()
    assert log.count('Creating the builder') == 1
    platforms.each { assert log.count('Registering QEMU handlers for ' + it + ' by') == 1 }
    // somebody had to wait, or this has shown nothing
    assert log.contains('Another build prepares this engine')
}

// a process for each of four platforms, twice; three of them need a handler
def foreign = handlers.keySet().take(3)
def runs = ((['linux/amd64'] + foreign) * 2).withIndex().collect { platform, i ->
    place.start('run-' + i, [setup, '-Dmultiarch.platforms=' + platform])
}
preparedOnce(runs.collect { it.succeed() }.join(), foreign)

// and fifty threads in one process
engine.forget()
preparedOnce(place.start('threads', ['-f', 'threads', '-T', '50', '-Dplugin=' + plugin.split(':').last(), 'validate']).succeed(), handlers.keySet())
