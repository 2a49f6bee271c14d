import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert engine.ourBuilders().size() == 1
def name = engine.ourBuilders()[0]
assert engine.docker('ps', '--format={{.Names}}').contains('buildx_buildkit_' + name + '0')
// nothing that was not asked for
assert TestEngine.handlers() == ['qemu-aarch64']

def runs = new File(basedir, 'build.log').text.split('Building Maven Stub Project')[1..-1]
assert runs.size() == 4
assert runs[0].contains('This is a dry run') && runs[0].contains('- create the builder ' + name)
assert !runs[0].contains('Creating the builder')
assert runs[1] =~ /linux\/arm64 +kernel handler +was missing/
assert runs[1].contains('Registering QEMU handlers for linux/arm64 by a privileged container')
assert runs[1].contains('Prepared and proved, in the engine and in the builder ' + name)
assert runs[2] =~ /linux\/arm64 +kernel handler *\n/
assert runs[2].contains('Nothing had to be prepared') && !(runs[2] =~ /Registering|Creating|Booting/)
assert runs[3] =~ /Builder  ${name} running, BuildKit \S+, at unix:\S+ *\n/
assert runs[3] =~ /linux\/arm64 +kernel handler/
