import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

HandlerPlant.clear()
def engine = TestEngine.of(engineProperties)
engine.forget()
// one that is fine but for the switch, and a broken one beneath it
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64')
HandlerPlant.handler('qemu-arm', 'arm', '/bin/true', 'F')
HandlerPlant.write('qemu-arm', '0')
HandlerPlant.others()
context.put('planted', HandlerPlant.planted())
context.put('born', TestEngine.handlersByBirth())
HandlerPlant.write('status', '0')
