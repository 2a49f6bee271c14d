import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'no-run')
image.assertWhole()
assert image.platforms().collect { image.text(it, 'hello').strip() } == ['for amd64', 'for arm64', 'for armv7']

def engine = TestEngine.of(engineProperties)
assert TestEngine.handlers() == []
// that of the builder, and no other
assert engine.containersSince(context.get('begin'))*.image() == [engine.get('buildkitImage')]
