import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert TestEngine.handlers() == []
assert engine.ourBuilders() == []
def log = new File(basedir, 'build.log').text
assert log.contains('docs/problems.md#handler-needed')
assert log.contains('Dockerfile:2: RUN uname -m')

// the command that the message says does help
def said = (log =~ /[Rr]un docker (run .* --install arm64)/)[0][1]
engine.docker(said.split(' '))
assert TestEngine.handlers() == ['qemu-aarch64']
