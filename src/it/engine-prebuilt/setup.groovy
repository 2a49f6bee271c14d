import io.github.multiarchmaven.it.HelloProgram
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
['acme/myapp', 'acme/bare'].each { engine.forgetRepository(it) }
def program = { file, architecture, line -> HelloProgram.write(new File(basedir, file), architecture, line) }
program('rel/myapp-amd64', 'amd64', 'Hello world from amd64')
program('rel/myapp-arm', 'arm', 'Hello world from arm')
// built again: not a byte longer
program('again/myapp-amd64', 'amd64', 'Hello again from amd64')
program('again/myapp-arm', 'arm', 'Hello again from arm')
program('swapped/myapp-amd64', 'arm', 'Hello world from arm')
program('swapped/myapp-arm', 'amd64', 'Hello world from amd64')
program('half/myapp-amd64', 'amd64', 'Hello world from amd64')
// what somebody else has, who got the same programs
program('copy/myapp-amd64', 'amd64', 'Hello world from amd64')
program('copy/myapp-arm', 'arm', 'Hello world from arm')
new File(basedir, 'copy').listFiles().each {
    it.lastModified = 1_000_000_000_000L
    it.setWritable(true, false)
}
return true
