import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

HandlerPlant.clear()
def engine = TestEngine.of(engineProperties)
engine.forget()
// for ppc64le a good one, which the newer one hides
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'ppc64le,s390x')
HandlerPlant.handler('qemu-ppc64le-static', 'ppc64le', '/usr/bin/qemu-ppc64le-static', '')
HandlerPlant.write('qemu-s390x', '0')
HandlerPlant.handler('qemu-aarch64', 'arm64', '/usr/bin/qemu-aarch64', 'OC')
HandlerPlant.handler('qemu-arm', 'nothing', '/usr/bin/qemu-arm', 'OC')
HandlerPlant.handler('qemu-riscv64', 'riscv64', '/bin/true', 'F')
HandlerPlant.others()
context.put('planted', HandlerPlant.planted())
context.put('born', TestEngine.handlersByBirth())
