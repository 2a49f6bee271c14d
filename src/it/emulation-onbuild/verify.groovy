import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def (dry, doubt, wet, plain) = new File(basedir, 'build.log').text.split(/\[INFO\] BUILD SUCCESS/).toList().take(4)
def told = 'Dockerfile:2: FROM executes ONBUILD RUN uname -m > /made-on of ' + engine.get('registry') + '/acme/onbuild-base:1 on linux/ppc64le'
assert dry.contains('- register QEMU handlers for linux/ppc64le by a privileged container of ' + engine.get('binfmtImage'))
assert dry.contains(told)

assert wet.contains(told)
def image = BuiltImage.of(basedir, 'onbuild')
image.assertWhole()
assert image.text('linux/ppc64le', 'made-on').strip() == 'ppc64le'
assert TestEngine.handlers().contains('qemu-ppc64le')

assert doubt.contains('Dockerfile:2: whether alpine has ONBUILD RUN for linux/ppc64le stays open')
assert doubt.contains('Going on without QEMU handlers for linux/ppc64le, which may not be needed')
BuiltImage.of(basedir, 'doubt').assertWhole()

// one that has none is asked, and nothing is open
assert plain.contains('nothing has to be emulated')
assert !plain.contains('stays open')
new File('/proc/sys/fs/binfmt_misc/qemu-ppc64le').text = '-1'
return true
