import io.github.multiarchmaven.it.BuiltImage
import java.time.Instant

def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 5
def time = Instant.parse('2024-05-27T15:10:00Z')

def first = BuiltImage.of(basedir, 'first')
def second = BuiltImage.of(basedir, 'second')
[first, second]*.assertWhole()
assert first.digest() == second.digest()
assert first.platforms().collect { first.text(it, 'machine').trim() } == ['x86_64', 'aarch64', 'armv7l']
first.platforms().each {
    assert first.time(it, 'machine') == time
    assert first.time(it, 'message') == time
    assert Instant.parse(first.config(it).path('created').asText()) == time
}

assert runs[2].contains('cannot give files the output timestamp')
assert runs[2].contains('also changes the files of base images')
assert runs[2].contains('docs/problems.md#timestamps-impossible')
assert !BuiltImage.of(basedir, 'output-timestamp').exists()

def based = BuiltImage.of(basedir, 'based')
based.assertWhole()
based.platforms().each {
    assert based.time(it, 'message').isAfter(time)
    assert Instant.parse(based.config(it).path('created').asText()) == time
}

assert runs[4].contains("a builder in a container of its own builds: the engine's own cannot give files the output timestamp")
return true
