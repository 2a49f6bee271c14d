import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'classic')
image.assertWhole()
assert image.platforms().size() == 3

def engine = TestEngine.of(classicEngineProperties)
assert engine.docker('info', '--format={{.Driver}}') == 'overlay2\n'
assert engine.docker('run', '--rm', 'acme/classic:1.0').readLines().contains('for-amd64')
def layers = engine.docker('image', 'inspect', '--format={{json .RootFS.Layers}}', 'acme/classic:1.0')
assert layers == image.config('linux/amd64').path('rootfs').path('diff_ids').toString() + '\n'

def runs = new File(basedir, 'build.log').text.split('Building classic-store-load 1.0')[1..-1]
assert runs[0].contains('Loaded acme/classic:1.0 for linux/amd64 into the engine')
assert runs[1].contains('Loaded acme/classic:1.0 for linux/arm/v7 into the engine')
assert runs[2].contains('docs/problems.md#load-several-platforms') && !runs[2].contains('Loaded ')
assert runs[3].contains('Loaded acme/classic:1.0 for linux/amd64 into the engine')
return true
