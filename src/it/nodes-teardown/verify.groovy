import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def runs = new File(basedir, 'build.log').text.split('Building teardown 1.0')[1..-1]
assert runs.size() == 7
def name = (runs[0] =~ /Creating the builder (multiarch-[0-9a-f]{10})/)[0][1]
assert runs[0].contains('0 of 1 steps cached')
def volume = "buildx_buildkit_${name}0_state"
def left = context.get('left')*.path

// what is planned is what is done
assert runs[1].contains("- remove the builder $name, and keep its cache") && !runs[1].contains('Removed')
left.each { assert runs[1].contains("- remove $it, which a killed run has left") }
assert runs[2].contains("Removed the builder $name; its cache stays, for the next one of that name: $volume")
left.each {
    assert runs[2].contains("Removed $it, which a run had left that was killed")
    assert !new File(it).exists()
}
[runs[1], runs[2]].each {
    assert it.contains("Leaving the blobs of former builds in ${new File(basedir, 'blobs').canonicalPath}: ")
    assert it.contains('-Dmultiarch.teardown.clearBlobStore removes them')
}
assert runs[2].contains("Leaving the volume $volume: ") && !runs[2].contains("Removed the volume")

// the next one has the cache of the first
assert runs[3].contains("Creating the builder $name")
assert runs[3] =~ /(\d+) of \1 steps cached/

assert runs[4].contains("- remove the builder $name, its container and its cache, the volume $volume")
assert runs[4].contains("- remove the blobs of former builds in ${new File(basedir, 'blobs').canonicalPath}")
assert runs[5].contains("Removed the builder $name, its container and its cache, the volume $volume")
assert runs[5] =~ /Removed the blobs of former builds in \S+\/blobs, [0-9.]+ [kM]?B/
assert !new File(basedir, 'blobs').exists()
assert engine.ourBuilders() == [] && !engine.docker('volume', 'ls').contains(name)
// the result is not of the store
assert new File(basedir, 'target/multiarch/teardown/image.json').exists()
assert runs[6].contains('nothing would have to be done either') && !runs[6].contains('blobs of former builds')
return true
