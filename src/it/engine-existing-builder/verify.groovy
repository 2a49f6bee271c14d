import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'existing-builder')
image.assertWhole()
assert image.text('linux/arm64', 'machine') == 'aarch64\n'

def engine = TestEngine.of(engineProperties)
def builders = engine.docker('buildx', 'ls')
assert builders =~ /(?m)^somebodys-own / && builders =~ /(?m)^default\*/
assert engine.ourBuilders() == []
engine.docker('buildx', 'rm', 'somebodys-own')
return true
