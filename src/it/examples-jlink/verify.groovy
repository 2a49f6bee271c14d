import io.github.multiarchmaven.it.BuiltImage

def image = BuiltImage.of(basedir, 'small')
image.assertWhole()
assert image.platforms() == ['linux/amd64', 'linux/arm64']

def log = new File(basedir, 'build.log').text
assert log =~ /linux\/amd64 +passed +native .*/
assert log =~ /linux\/arm64 +passed +emulated .*/
assert !log.contains('[WARNING]')
return true
