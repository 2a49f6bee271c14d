import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

HandlerPlant.clear()
def engine = TestEngine.of(engineProperties)
engine.forget()
def boot = new File('/proc/sys/kernel/random/boot_id').text.strip()
// of the first nobody says that it is ours; the others are on record
HandlerPlant.handler('qemu-ppc64le', 'ppc64le', '/bin/true', 'F')
HandlerPlant.handler('qemu-riscv64', 'riscv64', '/bin/true', 'F')
engine.record('qemu-riscv64', '/replaced/by/somebody', boot)
HandlerPlant.handler('qemu-arm', 'arm', '/bin/true', 'F')
engine.record('qemu-arm', '/bin/true', 'before-a-restart')
engine.record('qemu-loongarch64', '/removed/by/somebody', boot)
HandlerPlant.others()
context.put('boot', boot)
context.put('planted', HandlerPlant.planted())
context.put('born', TestEngine.handlersByBirth())
context.put('texts', HandlerPlant.texts('qemu-'))
return true
