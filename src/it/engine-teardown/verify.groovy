import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def builders = engine.ourBuilders()
def volumes = engine.docker('volume', 'ls', '--format={{.Name}}').readLines()
def containers = engine.docker('ps', '--all', '--format={{.Names}}')
def created = engine.containersSince(context.get('begin'))
engine.docker('buildx', 'rm', 'multiarch-mine')
engine.docker('buildx', 'rm', 'multiarch-9876543210')
engine.docker('volume', 'rm', 'buildx_buildkit_multiarch-mine0_state')

assert builders as Set == ['multiarch-mine', 'multiarch-9876543210'] as Set
assert volumes.findAll { it.contains('multiarch-') } == ['buildx_buildkit_multiarch-mine0_state']
// where no handler is on record nobody looks for one
assert created == []
assert !containers.contains('buildx_buildkit_multiarch-')

def runs = new File(basedir, 'build.log').text.split('Building Maven Stub Project')[1..-1]
assert runs[0].contains('- remove the builder multiarch-0123456789') && !runs[0].contains('Removed')
assert runs[0].contains('- remove the volume buildx_buildkit_multiarch-11111111110_state, the cache of a builder')
assert runs[1].contains('Removed the volume buildx_buildkit_multiarch-11111111110_state')
assert runs[1].contains('Removed the builder multiarch-0123456789') && runs[1].contains('Removed the builder multiarch-abcdef0123')
assert runs[1].contains('Leaving the builder multiarch-9876543210: ') && !runs[1].contains('multiarch-mine')
assert runs[2].contains("There is no builder of this plugin's on this engine")
assert runs[0..2].every { it.contains('Leaving the QEMU handlers in the kernel, if there are any: ') }
