import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'only-host')
image.assertWhole()
assert image.platforms() == ['linux/amd64']
assert image.description().path('narrowed').asBoolean()

def engine = TestEngine.of(engineProperties)
assert engine.docker('run', '--rm', 'acme/only-host:1.0') == 'made on x86_64\n'
assert TestEngine.handlers() == []
