import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.SecondEngine
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def addresses = new Properties()
new File(basedir, 'test.properties').withReader { addresses.load(it) }
def runs = new File(basedir, 'build.log').text.split('Building nodes 1.0')[1..-1]
assert runs.size() == 7
def name = (runs[0] =~ /Creating the builder (multiarch-nodes-[0-9a-f]{10}) with the driver docker-container on 2 nodes/)[0][1]

// each platform where the POM says, and the image whole and run
assert runs[0].contains("linux/amd64 is built on the node $name-1, whose processor is linux/amd64")
assert runs[0].contains("linux/arm64 is emulated on the node $name-2, whose processor is linux/amd64")
assert runs[0].contains('Built and proved acme/nodes:1.0 for linux/amd64, linux/arm64')
assert runs[0].contains('The smoke run of acme/nodes:1.0 passed on 2 platforms')
def image = BuiltImage.of(basedir, 'nodes')
image.assertWhole()
assert image.text('linux/arm64', 'machine') == 'aarch64\n'

// that is where their RUN was executed
assert image.text('linux/amd64', 'node').contains("${name}-1_state") && !image.text('linux/amd64', 'node').contains("${name}-2_state")
assert image.text('linux/arm64', 'node').contains("${name}-2_state") && !image.text('linux/arm64', 'node').contains("${name}-1_state")

assert !runs[1].contains('Creating the builder') && !runs[1].contains('Booting')
assert runs[1].contains('2 of 2 steps cached')

assert runs[2].contains('with the driver remote on one node')
assert (runs[2] =~ /linux\/arm64 is emulated on the node multiarch-nodes-[0-9a-f]{10}-1, whose processor is linux\/amd64: there is no other node/)
assert runs[2].contains('Built and proved acme/nodes:1.0')

// nothing is left half made, and the node is named
assert runs[3].contains('Buildx cannot create its node at unix:///nowhere/docker.sock')
assert runs[3].contains('docs/problems.md#builder-broken') && !runs[3].contains('\tat ')
assert !runs[3].contains('Building acme/nodes')
assert runs[4].contains('Buildx cannot create its node at the cluster with the driver kubernetes')
assert runs[4].contains('<driverOpts> has its namespace') && !runs[4].contains('Building acme/nodes')

// the kernel of both engines has no handler for it
assert runs[5].contains("Programs for linux/ppc64le do not run on the node $name-2 of the builder $name")
assert runs[5].contains("next: Run DOCKER_HOST=${addresses['second.engine']} mvn io.github.multiarch-maven:multiarch-maven-plugin:setup -Dmultiarch.platforms=linux/ppc64le")
assert runs[5].contains('docs/problems.md#handler-needed') && !runs[5].contains('Registering')

assert runs[6].contains("Removed the builder $name and what was of it at")
assert engine.ourBuilders() == []

// a node that is killed in mid-build is named, and one that somebody paused is started anew by the next run
def second = SecondEngine.in(basedir)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def arguments = addresses.collect { key, value -> "-D$key=$value".toString() }
def container = "buildx_buildkit_${name}-2".toString()
def lost = place.start('lost', [plugin + ':build', '-Dmultiarch.dockerfile=Slow', *arguments])
MavenProcess.until('the step on the second node', {
    !lost.isAlive() || (second.docker('ps', '--format', '{{.Names}}').contains(container) && second.docker('exec', container, 'sh', '-c', "cat /proc/[0-9]*/cmdline | tr '\\0' ' '").contains('sleep 600'))
})
second.docker('kill', container)
def said = lost.failWith('builder-lost')
assert said.contains("Its node $name-2 at ${addresses['second.engine']} is not there: ") && !said.contains("Its node $name-1")

place.start('healed', [plugin + ':build', *arguments]).succeed()
second.docker('pause', container)
def paused = place.start('paused', [plugin + ':build', *arguments]).succeed()
assert paused.contains('Built and proved acme/nodes:1.0 for linux/amd64, linux/arm64')
place.start('teardown', [plugin + ':teardown', *arguments]).succeed()
assert engine.ourBuilders() == []

// whoever made it
assert engine.docker('buildx', 'inspect', 'plain').contains('running')
engine.docker('buildx', 'rm', 'plain')
assert second.docker('ps', '--all', '--quiet') == '' && second.docker('volume', 'ls', '--quiet') == ''
second.down()
return true
