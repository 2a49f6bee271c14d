import io.github.multiarchmaven.it.BuiltImage

def image = BuiltImage.of(basedir, 'foreign-only')
image.assertWhole()
assert image.platforms() == ['linux/arm64']
assert image.text('linux/arm64', 'machine') == 'aarch64\n'
assert image.machine('linux/arm64', 'program') == 183
