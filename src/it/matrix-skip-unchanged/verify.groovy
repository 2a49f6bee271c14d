import com.fasterxml.jackson.databind.ObjectMapper
import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import java.nio.file.Files
import java.nio.file.attribute.FileTime

def engine = TestEngine.of(engineProperties)
def variables = [XDG_CACHE_HOME: new File(basedir, 'cache').path]
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'), variables)
def image = BuiltImage.of(basedir, 'skip-unchanged')
def result = new File(basedir, 'target/multiarch/skip-unchanged')
def build = { String name, String... more -> place.start(name, ['package', '-Dmultiarch.buildContexts=files=files'] + (more as List)).succeed() }
def unchanged = 'Nothing is built: what acme/skip-unchanged:1.0'

// where there is no engine, and a docker that would be missed
def programs = new File(basedir, 'programs')
programs.mkdirs()
def docker = new File(programs, 'docker')
docker.text = '#!/bin/sh\necho "$@" >> ' + new File(basedir, 'asked') + '\nexit 1\n'
docker.executable = true
def nowhere = place.withPrograms(programs.toPath()).with(variables + [DOCKER_HOST: 'unix://' + new File(basedir, 'no.sock')])
def leave = { String name, String... more -> nowhere.start(name, ['package', '-Dmultiarch.buildContexts=files=files'] + (more as List)).succeed() }

assert build('first').contains('skip-unchanged:1.0 is built: there is no result yet')
image.assertWhole()
def digest = image.digest()
def finished = image.finished()
assert !new File(result, 'inputs.json').text.contains('hunter2')

// neither the engine nor buildx is asked, and later goals have what they need
def second = leave('second')
assert second.contains(unchanged) && second.contains(digest)
assert image.finished() == finished
assert new File(result, 'timeline.html').exists()
assert leave('dry', '-Dmultiarch.dryRun').contains('nothing would have to be done')
assert !new File(basedir, 'asked').exists()

// each change is told and built
new File(basedir, 'image/src/d1').text = 'two\n'
assert build('changed').contains('is built: src/d1 in the context has changed')
assert image.text('linux/arm64', 'src/d1') == 'two\n'
image.assertWhole()
// what BuildKit does not see is refused: without that it would go on with the former content
def hidden = new File(basedir, 'image/src/d1')
def time = Files.getLastModifiedTime(hidden.toPath())
hidden.text = 'owt\n'
Files.setLastModifiedTime(hidden.toPath(), time)
assert place.start('hidden', ['package', '-Dmultiarch.buildContexts=files=files']).failWith('change-unseen').contains('src/d1 in the context')
build('unseen', '-Dmultiarch.skipUnchanged=false', '-Dmultiarch.id=unseen')
assert BuiltImage.of(basedir, 'unseen').text('linux/arm64', 'src/d1') == 'two\n'
Files.setLastModifiedTime(hidden.toPath(), FileTime.fromMillis(time.toMillis() + 1000))
assert build('touched').contains('is built: src/d1 in the context has changed')
assert image.text('linux/arm64', 'src/d1') == 'owt\n'
new File(basedir, 'image/src/gone.tmp').text = 'two\n'
assert leave('ignored').contains(unchanged)
new File(basedir, 'files/message').text = 'two\n'
assert build('named').contains('is built: message in the named context files has changed')
assert image.text('linux/amd64', 'files/message') == 'two\n'
assert build('argument', '-Dtoken=other').contains('is built: the build argument TOKEN has changed')

// a layer that is gone is missed
new File(result, 'layout/blobs/sha256').listFiles().max { it.length() }.delete()
assert build('damaged', '-Dtoken=other').contains('is missing')
image.assertWhole()
assert leave('mended', '-Dtoken=other').contains(unchanged)

// later goals of the same Maven take what was left as if it had just been built
def pushedTo = engine.get('registryLocal') + '/skipped/app'
def later = build('later', '-Dtoken=other', 'multiarch:verify', 'multiarch:load', 'multiarch:push', '-Dmultiarch.pushTo=' + pushedTo)
assert later.contains(unchanged) && later.contains('Pushed ' + pushedTo)
assert engine.docker('image', 'inspect', '--format={{.Os}}', 'acme/skip-unchanged:1.0').trim() == 'linux'
assert engine.docker('buildx', 'imagetools', 'inspect', pushedTo + ':1.0') =~ "Digest: +${image.digest()}"
assert build('again', '-Dtoken=other', 'multiarch:push', '-Dmultiarch.pushTo=' + pushedTo).contains('is ' + image.digest() + ' already')

// of the modules of a reactor those are built that have changed, with several threads, too
def reactor = new File(basedir, 'reactor')
def pom = new File(basedir, 'pom.xml').text
['one', 'two'].each { name ->
    def module = new File(reactor, name)
    new File(module, 'image').mkdirs()
    new File(module, 'pom.xml').text = pom.replaceAll('skip-unchanged<', name + '<')
    new File(module, 'image/Dockerfile').text = 'FROM scratch\nCOPY name /\n'
    new File(module, 'image/name').text = name
}
new File(reactor, 'pom.xml').text = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>reactor</artifactId>
  <version>1.0</version>
  <packaging>pom</packaging>
  <modules>
    <module>one</module>
    <module>two</module>
  </modules>
</project>
"""
def both = { String name -> place.start(name, ['package', '-T2', '-f', 'reactor', '-Dmultiarch.buildContexts=files=image']).succeed() }
assert both('reactor-first').count('there is no result yet') == 2
assert both('reactor-same').count('Nothing is built: what acme/') == 2
new File(reactor, 'two/image/name').text = 'changed'
def changed = both('reactor-changed')
assert changed.contains('Nothing is built: what acme/one:1.0')
assert changed.contains('acme/two:1.0 is built: name in the context has changed')

// what counts of the context is what BuildKit gets of it
def counted = new ObjectMapper().readTree(new File(result, 'inputs.json')).path('inputs').fieldNames()
    .findAll { it.endsWith(' in the context') }*.replace(' in the context', '') as Set
build('files', '-Dmultiarch.skipUnchanged=false', '-Dmultiarch.output=local', '-Dmultiarch.id=files')
def files = new File(basedir, 'target/multiarch/files/files')
def root = new File(files, files.list().sort()[0])
def got = [] as Set
root.eachFileRecurse { got << root.toPath().relativize(it.toPath()).toString() }
got.removeAll { it == 'files' || it.startsWith('files/') }
assert counted == got
return true
