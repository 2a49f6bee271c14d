import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def image = BuiltImage.of(basedir, 'cross-build')
image.assertWhole()
assert image.platforms().collect { image.text(it, 'made').strip() } ==
        ['for amd64 on x86_64', 'for arm64 on x86_64', 'for arm on x86_64']
assert TestEngine.handlers() == []
