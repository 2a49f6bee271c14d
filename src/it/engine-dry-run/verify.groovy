import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def log = new File(basedir, 'build.log').text
assert log.contains('- register QEMU handlers for linux/arm/v7, linux/arm64 by a privileged container of ' + engine.get('binfmtImage'))
assert log =~ /- create the builder multiarch-/
assert log.contains('- build linux/amd64, linux/arm64, linux/arm/v7 with the builder multiarch-')

assert TestEngine.handlers() == []
assert engine.ourBuilders() == []
assert engine.inventory() == context.get('inventory')
assert !new File(basedir, 'target/multiarch').exists()
