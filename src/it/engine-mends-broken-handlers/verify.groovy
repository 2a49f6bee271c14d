import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
try {
    def image = BuiltImage.of(basedir, 'mends')
    image.assertWhole()
    assert image.platforms().collect { image.text(it, 'machine').strip() } == ['x86_64', 'aarch64', 'armv7l', 'ppc64le', 'riscv64', 's390x']

    // only what was broken is gone or new, and others are what they were
    def born = context.get('born')
    def now = TestEngine.handlersByBirth()
    assert now.keySet() as List == ['qemu-aarch64', 'qemu-arm', 'qemu-ppc64le', 'qemu-riscv64', 'qemu-s390x']
    assert now.findAll { born[it.key] == it.value }.keySet() as List == ['qemu-ppc64le']
    // what was put in the place of a broken one is ours, and the one that only was hidden is not
    assert engine.records() == ['aarch64', 'arm', 'riscv64', 's390x'].collect { 'multiarch-handler-qemu-' + it }
    assert HandlerPlant.planted() == context.get('planted')
    assert HandlerPlant.planted().size() == 2

    def log = new File(basedir, 'build.log').text
    assert log.contains('Removing the broken ') && !log.contains('Registering QEMU handlers')
    assert log =~ /qemu-aarch64 \(\/usr\/bin\/qemu-aarch64, flags OC\) has not the flag F/
    assert log =~ /qemu-arm \(.*\) is registered for other programs/
    assert log.contains('qemu-riscv64 (/bin/true, flags F) is asked and cannot run the program')
    assert log =~ /qemu-s390x \(.*\) is disabled/
    assert log =~ /qemu-ppc64le \(.*\) is hidden by qemu-ppc64le-static/

    // and it is the handlers that did it
    def machine = { engine.docker('run', '--rm', '--platform=linux/arm64', engine.get('baseImage'), 'uname', '-m') }
    assert machine().readLines().last() == 'aarch64'
    engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--uninstall', 'qemu-aarch64')
    try {
        machine()
        throw new IllegalStateException('a program for arm64 runs without a handler')
    } catch (AssertionError expected) {
        assert expected.message.contains('exec format error')
    }
} finally {
    HandlerPlant.clear()
}
