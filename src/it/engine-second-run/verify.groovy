import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def first = BuiltImage.of(basedir, 'first')
def second = BuiltImage.of(basedir, 'second')
assert second.digest() == first.digest()

def engine = TestEngine.of(engineProperties)
def handlers = TestEngine.handlersByBirth()
assert handlers.keySet() as List == ['qemu-aarch64', 'qemu-arm']
assert handlers.values().every { it < first.finished() }
assert engine.ourBuilders().size() == 1
// the builder's image is also what the plugin looks with, in containers without privilege and name
def created = engine.containersSince(first.finished())
assert created.every { it.image() == engine.get('buildkitImage') && !it.name().startsWith('buildx_buildkit') }

def log = new File(basedir, 'build.log').text
assert log.count('Registering QEMU handlers') == 1
assert log.count('Creating the builder') == 1
