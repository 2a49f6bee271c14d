import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

HandlerPlant.clear()
def engine = TestEngine.of(engineProperties)
engine.forget()
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64')
// wrong emulator: opened by the kernel, asked first, and not able to run it
HandlerPlant.handler('planted-rosetta', 'arm64', '/bin/true', 'F')
context.put('planted', HandlerPlant.planted())
context.put('born', TestEngine.handlersByBirth())
