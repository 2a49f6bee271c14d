import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'hello')
image.assertWhole()
assert image.platforms() == ['linux/amd64', 'linux/arm/v7']
assert TestEngine.of(engineProperties).docker('run', '--rm', 'acme/hello:1.0') == 'Hello world from amd64\n'

def log = new File(basedir, 'build.log').text
assert log =~ /linux\/amd64 +passed +native .* \/hello/
assert log =~ /linux\/arm\/v7 +passed +emulated .* \/hello/
return true
