import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.it.UsernsEngine

def root = TestEngine.of(engineProperties)

def mapped = UsernsEngine.up(basedir, root)
try {
    def engine = mapped.engine()
    // it is one: who is root in a container is not, and may be privileged only outside of the mapping
    assert engine.docker('run', '--rm', engine.get('baseImage'), 'cat', '/proc/self/uid_map') =~ /(?m)^ *0 +300000 +65536$/
    assert !engine.manages('run', '--rm', '--privileged', engine.get('baseImage'), 'true')

    def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
        engine.get('path') + ':' + System.getenv('PATH'))
    def doctor = place.start('doctor', [plugin + ':doctor']).succeed()
    assert doctor =~ /Engine .*, userns-remap, /

    // what runs natively would be for the engine's own BuildKit
    def auto = ['-Dmultiarch.builder.image=', '-Dmultiarch.only=linux/amd64']
    def plan = place.start('plan', [plugin + ':build', '-Dmultiarch.dryRun', *auto]).succeed()
    assert plan.contains('a builder in a container of its own builds: the engine maps users')
    def chosen = place.start('chosen', [plugin + ':build', '-Dmultiarch.builder.driver=docker', *auto]).failWith('build-step-failed')
    assert chosen.contains("[WARNING] The engine's own BuildKit is to build, but the engine maps users")
    assert !new File(basedir, 'target/multiarch/engine-userns').exists()

    // from nothing: the handler, and a builder in a container
    def built = place.start('built', ['package', plugin + ':load', plugin + ':verify', '-Dmultiarch.load.platforms=all']).succeed()
    assert built.contains('Registering QEMU handlers for linux/arm64 by a privileged container')
    assert built.contains('Built and proved acme/engine-userns:1.0 for linux/amd64, linux/arm64')
    assert built.contains('The smoke run of acme/engine-userns:1.0 passed on 2 platforms')
    BuiltImage.of(basedir, 'engine-userns').assertWhole()
    assert engine.docker('run', '--rm', '--platform=linux/arm64', 'acme/engine-userns:1.0').strip() == 'aarch64'

    place.start('teardown', [plugin + ':teardown']).succeed()
    assert engine.ourBuilders() == [] && engine.records() == []
    assert !TestEngine.handlersByBirth().toString().contains('aarch64')
} finally {
    mapped.down()
    root.forget()
}
return true
