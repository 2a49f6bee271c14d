import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.RootlessEngine
import io.github.multiarchmaven.it.TestEngine

def root = TestEngine.of(engineProperties)
def own = ['-Dmultiarch.builder.driver=docker', '-Dmultiarch.builder.image=']
def handlers = TestEngine.handlersByBirth()

def rootless = RootlessEngine.up(basedir, engineProperties)
try {
    def engine = rootless.engine()
    def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
        engine.get('path') + ':' + System.getenv('PATH'))

    // nothing foreign has to run
    place.start('native', ['package', '-Dmultiarch.only=linux/amd64', *own]).succeed()
    BuiltImage.of(basedir, 'engine-rootless').assertWhole()

    // a handler is missing, which such an engine cannot register: nothing is tried
    def said = place.start('missing', ['package', *own]).failWith('engine-rootless')
    assert said.contains('Dockerfile:2: RUN') && said.contains('qemu-user-static') && said.contains('--install arm64')
    assert TestEngine.handlersByBirth() == handlers && engine.records() == []

    // somebody with root registers it
    root.docker('run', '--privileged', '--rm', root.get('binfmtImage'), '--install', 'arm64')
    def built = place.start('emulated', ['package', plugin + ':load', '-Dmultiarch.load.platforms=all', *own]).succeed()
    assert built.contains('Built and proved acme/engine-rootless:1.0 for linux/amd64, linux/arm64')
    BuiltImage.of(basedir, 'engine-rootless').assertWhole()
    assert engine.docker('run', '--rm', '--platform=linux/arm64', 'acme/engine-rootless:1.0').strip() == 'aarch64'

    def doctor = place.start('doctor', [plugin + ':doctor', *own]).succeed()
    assert doctor =~ /Engine .*, rootless, / && doctor =~ /linux\/arm64 +in builder/
} finally {
    rootless.down()
    root.forget()
}
assert !TestEngine.runs('rootlesskit')
return true
