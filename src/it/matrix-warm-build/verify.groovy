import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import java.nio.file.Files

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def target = new File(basedir, 'target')
def store = new File(basedir, 'kept')
def image = BuiltImage.of(basedir, 'warm-build')
def files = { File folder -> folder.listFiles().collectEntries { [it.name, Files.getAttribute(it.toPath(), 'unix:ino')] } }
def blobs = { files(new File(target, 'multiarch/warm-build/layout/blobs/sha256')) }
def build = { String name, String where -> place.start(name, ['package', '-Dmultiarch.blobStore=' + where]).succeed() }
def clean = { assert target.deleteDir() }
def hadAlready = 'of the image were here from former builds'

// a store of its own: nothing is known before, everything afterwards
clean()
assert !build('cold', store.path).contains(hadAlready)
def digest = image.digest()
def first = blobs()
assert first.size() == 8 // a list; a manifest, a configuration and a base for each of two platforms; one more layer
assert files(new File(store, 'files')) == first
assert Files.getPosixFilePermissions(new File(store, 'files').toPath()).every { it.name().startsWith('OWNER') }

// after mvn clean nothing is sent again: the files are the same ones
clean()
assert build('warm', store.path).contains(hadAlready)
assert image.digest() == digest
assert blobs() == first

// what changed is new, the base is not, and nothing of the former image stays
new File(basedir, 'message').text = 'two\n'
assert build('changed', store.path).contains(hadAlready)
image.assertWhole()
assert image.text('linux/arm64', 'message') == 'two\n'
def second = blobs()
def common = second.keySet().intersect(first.keySet())
assert second.size() == 8 && common.size() == 2
assert common.every { second[it] == first[it] }
assert files(new File(store, 'files')) == second

// somebody writes into a layer, and so into the store: it is found and healed
def layer = new File(store, 'files/' + common[0])
layer.setWritable(true)
layer << 'x'
def healed = build('damaged', store.path)
assert healed.contains('A former build left what is damaged now') && healed.contains(common[0])
image.assertWhole()
assert image.text('linux/arm64', 'message') == 'two\n'
assert files(new File(store, 'files')) == blobs()
assert !build('again', store.path).contains('damaged')

// without a store only the previous result is there to be used
store.deleteDir()
def before = blobs()
assert build('previous', 'none').contains(hadAlready)
assert blobs() == before
clean()
assert !build('nothing', 'none').contains(hadAlready)
image.assertWhole()
assert !store.exists()
