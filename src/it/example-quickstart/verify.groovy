import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TerminalPicture
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'quickstart')
assert image.platforms() == ['linux/amd64', 'linux/arm64', 'linux/arm/v7']
image.assertWhole()

def engine = TestEngine.of(engineProperties)
assert engine.docker('run', '--rm', 'acme/quickstart:1.0').contains('Hello from the file for amd64, running on x86_64, BUILT ON X86_64')

def log = new File(basedir, 'build.log').text
assert log.contains('to run it: docker run --rm acme/quickstart:1.0')

// the picture in the README shows what such a run says; src/it/picture/run makes it anew
def picture = new File('docs/pictures/quickstart.svg').getText('UTF-8')
assert TerminalPicture.shape(picture) == TerminalPicture.shape(TerminalPicture.of(log))
return true
