import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

try {
    def image = BuiltImage.of(basedir, 'switched-off')
    image.assertWhole()
    assert image.platforms().collect { image.text(it, 'machine').strip() } == ['x86_64', 'aarch64', 'armv7l']

    assert new File('/proc/sys/fs/binfmt_misc/status').text == 'enabled\n'
    def born = context.get('born')
    assert TestEngine.handlersByBirth().findAll { born[it.key] == it.value }.keySet() as List == ['qemu-aarch64']
    assert HandlerPlant.planted() == context.get('planted')

    def log = new File(basedir, 'build.log').text
    def announced = log.indexOf("Switching on the kernel's table of handlers by a privileged container")
    assert announced > 0 && announced < log.indexOf('Removing the broken qemu-arm and registering QEMU handlers for linux/arm/v7')
} finally {
    HandlerPlant.clear()
}
