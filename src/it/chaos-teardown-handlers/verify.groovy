import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
try {
    // what was not ours is what it was, to the byte and since the same moment
    assert context.get('texts').keySet() == ['qemu-arm', 'qemu-ppc64le', 'qemu-riscv64'] as Set
    assert HandlerPlant.texts('qemu-') == context.get('texts')
    assert TestEngine.handlersByBirth() == context.get('born')
    assert HandlerPlant.planted() == context.get('planted') && HandlerPlant.planted().size() == 2
    assert engine.records() == [] && engine.ourBuilders() == []

    // in between there were two of ours
    def report = new JsonSlurper().parse(new File(basedir, 'doctor.json'))
    def states = report.handlers.collectEntries { [it.name, it.state] }
    assert states == ['qemu-aarch64': 'ours', 'qemu-s390x': 'ours', 'qemu-arm': 'lost', 'qemu-loongarch64': 'lost', 'qemu-riscv64': 'lost']
    def arm64 = report.handlers.find { it.name == 'qemu-aarch64' }
    assert arm64.bootId == context.get('boot') && arm64.interpreter == '/usr/bin/qemu-aarch64'
    assert report.builders.size() == 1

    def runs = new File(basedir, 'build.log').text.split('Building Maven Stub Project')[1..-1]
    assert runs[2].contains('Handler  qemu-aarch64 (interpreter /usr/bin/qemu-aarch64), registered by this plugin')
    def how = ' by a privileged container of ' + engine.get('buildkitImage')
    assert runs[3].contains('- remove the handler qemu-aarch64 (interpreter /usr/bin/qemu-aarch64)' + how)
    assert runs[3].contains('- forget the handler qemu-riscv64 (interpreter /replaced/by/somebody): somebody has replaced it')
    assert runs[3].contains('- remove the builder multiarch-') && !(runs[3] =~ /Remov|Forgetting/)
    assert runs[4].contains('Removing the QEMU handlers qemu-aarch64, qemu-s390x' + how)
    assert runs[4].contains('Removed the QEMU handler qemu-s390x')
    assert runs[4] =~ /Forgetting the QEMU handler qemu-arm .* was restarted since/
    assert runs[4] =~ /Forgetting the QEMU handler qemu-loongarch64 .* somebody has removed it already/
    assert runs[4] =~ /Forgetting the QEMU handler qemu-riscv64 .* its interpreter is \/bin\/true/
    assert runs[4].contains('Leaving the QEMU handlers qemu-arm, qemu-ppc64le, qemu-riscv64: this plugin did not register them')
    assert runs[5].contains('Leaving the QEMU handlers in the kernel, if there are any: ')

    // a foreign program fails again, and it was the handler that made it run
    def machine = { engine.docker('run', '--rm', '--platform=linux/arm64', engine.get('baseImage'), 'uname', '-m') }
    try {
        machine()
        throw new IllegalStateException('a program for arm64 runs without a handler')
    } catch (AssertionError expected) {
        assert expected.message.contains('exec format error')
    }
    engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64')
    assert machine().readLines().last() == 'aarch64'
} finally {
    HandlerPlant.clear()
    engine.forget()
}
