import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def build = { driver, seconds -> ['multiarch:build', '-Dmultiarch.builder.driver=' + driver, '-Dmultiarch.buildArg.SECONDS=' + seconds] }
def seconds = { BuiltImage.of(basedir, 'builder-lost').text('linux/amd64', 'seconds').trim() }
def container = { 'buildx_buildkit_' + engine.ourBuilders()[0] + '0' }

place.start('first', build('docker-container', 0)).succeed()
def next = 0
[['container-killed', 'docker-container', { engine.docker('kill', container()) }, 'has ended with exit code 137'],
 ['container-removed', 'docker-container', { engine.docker('rm', '--force', container()) }, '(is gone: somebody has removed it|is being removed by somebody)'],
 // what is seen of it depends on how far the engine is
 ['engine-restarted', 'docker-container', { engine.restart() }, 'Its (container|engine) '],
 ['own-engine-restarted', 'auto', { engine.restart() }, '']].each { name, driver, fault, seen ->
    def run = place.start(name, build(driver, 86397))
    run.await('its RUN', { TestEngine.runs('sleep 86397') })
    fault()
    def said = run.failWith('builder-lost')
    assert said =~ /The builder "(default|multiarch-[0-9a-f]{10})" went away during the build of acme\/builder-lost/
    assert said =~ /buildx says: \S/ && said.contains('a builder that is down is started anew and still has its cache')
    assert said =~ seen
    assert run.leftovers() == []
    MavenProcess.until('the end of its RUN', { !TestEngine.runs('sleep 86397') })
    BuiltImage.of(basedir, 'builder-lost').assertWhole()
    assert seconds() == next.toString()

    next++
    place.start(name + '-again', build(driver, next)).succeed()
    assert seconds() == next.toString()
}
place.start('doctor', ['multiarch:doctor']).succeed()
engine.forget()
return true
