import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert engine.ourBuilders().size() == 1
def name = engine.ourBuilders()[0]
assert engine.docker('ps', '--format={{.Names}}').contains('buildx_buildkit_' + name + '0')
// nothing that was not asked for
assert TestEngine.handlers() == ['qemu-aarch64']

// the one that it registered is on record
assert engine.records() == ['multiarch-handler-qemu-aarch64']
def record = 'io.github.multiarch-maven.handler'
assert engine.labels('multiarch-handler-qemu-aarch64').readLines().findAll() as Set == [
    record + '=qemu-aarch64',
    record + '.interpreter=/usr/bin/qemu-aarch64',
    record + '.boot-id=' + new File('/proc/sys/kernel/random/boot_id').text.strip(),
    record + '.image=' + engine.get('buildkitImage')] as Set

def runs = new File(basedir, 'build.log').text.split('Building Maven Stub Project')[1..-1]
assert runs.size() == 4
assert runs[0].contains('This is a dry run') && runs[0].contains('- create the builder ' + name)
assert !runs[0].contains('Creating the builder')
assert runs[1] =~ /linux\/arm64 +kernel handler +was missing/
assert runs[1].contains('Registering QEMU handlers for linux/arm64 by a privileged container')
assert runs[1].contains('Prepared and proved in the builder ' + name)
assert runs[2] =~ /linux\/arm64 +in builder *\n/
assert runs[2].contains('Nothing had to be prepared') && !(runs[2] =~ /Registering|Creating|Booting/)
assert runs[3] =~ /Builder  ${name} running, BuildKit \S+, at unix:\S+ *\n/
assert runs[3] =~ /linux\/arm64 +kernel handler/

// once more: what a builder runs it is asked for, and nothing is started for that
def before = java.time.Instant.now()
def log = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH')).start('again', [
        plugin + ':setup', '-Dmultiarch.platforms=linux/arm64']).succeed()
assert log.contains('Nothing had to be prepared')
assert engine.containersSince(before) == []
engine.docker('run', '--rm', engine.get('baseImage'), 'true')
assert engine.containersSince(before).size() == 1 // a container would have been seen
