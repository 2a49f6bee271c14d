import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'from-nothing')
image.assertWhole()
assert image.platforms() == ['linux/amd64', 'linux/arm64', 'linux/arm/v7']
assert image.platforms().collect { image.text(it, 'machine').strip() } == ['x86_64', 'aarch64', 'armv7l']

def engine = TestEngine.of(engineProperties)
assert TestEngine.handlers() == ['qemu-aarch64', 'qemu-arm']
assert engine.ourBuilders().size() == 1

def log = new File(basedir, 'build.log').text
def announced = log.indexOf('by a privileged container of ' + engine.get('binfmtImage'))
assert announced > 0 && announced < log.indexOf('[linux/amd64 ')
