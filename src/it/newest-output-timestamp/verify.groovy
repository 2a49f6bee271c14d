import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine
import java.time.Instant

def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 4
assert [runs[0], runs[2]].every { it.contains('Creating the builder') }
def time = Instant.parse('2024-05-27T15:10:00Z')

def first = BuiltImage.of(basedir, 'first')
def second = BuiltImage.of(basedir, 'second')
def untouched = BuiltImage.of(basedir, 'untouched')
[first, second, untouched]*.assertWhole()
assert first.digest() == second.digest()
assert untouched.digest() != first.digest()
assert first.platforms().collect { first.text(it, 'machine').trim() } == ['x86_64', 'aarch64', 'armv7l']
first.platforms().each {
    assert first.time(it, 'machine') == time
    assert first.time(it, 'message') == time
    assert untouched.time(it, 'message').isAfter(time)
    // the base image's own layer is as in the registry
    assert first.layers(it).size() == 3
    assert first.layers(it)[0] == untouched.layers(it)[0]
    assert first.layers(it)[1] != untouched.layers(it)[1]
}
return true
