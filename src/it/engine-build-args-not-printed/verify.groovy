import io.github.multiarchmaven.it.BuiltImage

def log = new File(basedir, 'build.log').text
assert log.count('BUILD FAILURE') == 1 && log.contains('a bad token: ***')
def secret = (new File(basedir, '.mvn/maven.config').text =~ /TOKEN=(.*)/)[0][1]
assert !log.contains(secret) && !log.contains('kZ8-nobody')
assert !new File(basedir, 'target/multiarch/build-args.log').text.contains('kZ8-nobody')
// BuildKit writes the value into the names of steps, which the timeline shows
['timeline.json', 'timeline.html'].each { name ->
    def times = new File(basedir, 'target/multiarch/build-args/' + name).text
    assert times.contains('***') && !times.contains('kZ8-nobody')
}

def sum = java.security.MessageDigest.getInstance('SHA-256').digest(secret.bytes).encodeHex().toString()
assert BuiltImage.of(basedir, 'build-args').text('linux/amd64', 'sum').startsWith(sum)
