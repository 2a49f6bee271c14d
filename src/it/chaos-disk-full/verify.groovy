import io.github.multiarchmaven.chaos.Leftovers
import io.github.multiarchmaven.chaos.SmallDisk
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def content = { size -> def bytes = new byte[size]; new Random(size).nextBytes(bytes); new File(basedir, 'content').bytes = bytes }
def results = new File(basedir, 'target/multiarch')
def files = { folder ->
    def all = [:]
    folder.eachFileRecurse(groovy.io.FileType.FILES) { all[it.path] = it.bytes.encodeBase64().toString().hashCode() }
    all
}

// where the result is written; buildx names a full disk for some of its outputs only
def disk = SmallDisk.at(new File(basedir, 'target').toPath(), 16)
try {
    ['oci', 'local', 'tar'].each { output ->
        def build = ['multiarch:build', '-Dmultiarch.id=' + output, '-Dmultiarch.output=' + output]
        content(1000)
        place.start('good-' + output, build).succeed()
        def good = files(new File(results, output))
        assert !good.isEmpty()

        content(5_000_000)
        disk.fillBut(2_000_000)
        def full = place.start('full-' + output, build)
        def said = full.failWith('disk-full')
        assert said.contains("The disk that ${results.path} is on has ") && said.contains(' kB left')
        assert full.leftovers() == []
        disk.empty()
        assert files(new File(results, output)) == good
        assert Leftovers.unfinishedIn(results.toPath()) == []

        place.start('again-' + output, build).succeed()
        assert files(new File(results, output)) != good
    }
} finally {
    disk.close()
}

// where the builder keeps its files
engine.docker('volume', 'create', '--opt', 'type=tmpfs', '--opt', 'device=tmpfs', '--opt', 'o=size=24m', 'buildx_buildkit_small0_state')
engine.docker('buildx', 'create', '--name', 'small', '--driver', 'docker-container', '--driver-opt', 'image=' + engine.get('buildkitImage'))
try {
    def build = ['multiarch:build', '-Dmultiarch.builder.name=small', '-Dmultiarch.builder.image=']
    content(1000)
    place.start('good', build).succeed()
    def good = files(new File(results, 'disk-full'))
    content(30_000_000)
    def said = place.start('full', build).failWith('builder-disk-full')
    assert said.contains('docker buildx prune --builder small')
    assert files(new File(results, 'disk-full')) == good
    // BuildKit gives space back some time after what was on it is forgotten
    MavenProcess.until('space in the builder', {
        engine.docker('buildx', 'prune', '--builder', 'small', '--force', '--all')
        def kilobytes = engine.docker('exec', 'buildx_buildkit_small0', 'busybox', 'df', '-k', '/var/lib/buildkit').readLines().last().split()[3]
        kilobytes.toInteger() > 10_000
    })
    content(2000)
    place.start('again', build).succeed()
} finally {
    engine.docker('buildx', 'rm', '--force', 'small')
}
return true
