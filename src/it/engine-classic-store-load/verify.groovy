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
