import io.github.multiarchmaven.it.BuiltImage

def log = new File(basedir, 'build.log').text
def failure = log.substring(log.indexOf('BUILD FAILURE'))
assert failure.contains('linux/arm/v7') && !failure.contains('linux/arm64')
assert failure.contains('Dockerfile.fails, lines 3 to 4')
assert failure.contains('no room on armv7l')
assert failure.contains('docs/problems.md#build-step-failed')

def image = BuiltImage.of(basedir, 'failing-run')
image.assertWhole()
assert log.substring(0, log.indexOf('BUILD SUCCESS')).contains(image.digest())
assert new File(basedir, 'target/multiarch').list().sort() == ['failing-run', 'failing-run.log']
