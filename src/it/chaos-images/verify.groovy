import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
// handlers stay: they are the machine's
def forget = { engine.ourBuilders().each { engine.docker('buildx', 'rm', it) } }
forget()
def setup = plugin + ':setup'
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def tag = engine.get('buildkitImage')
def digest = engine.docker('image', 'inspect', '--format={{index .RepoDigests 0}}', tag).strip()
def pinned = tag + '@' + digest.split('@')[1]
def registry = engine.get('registryLocal')
def native_ = '-Dmultiarch.platforms=linux/amd64'
def never = '-Dmultiarch.pullPolicy=never'

// four that stop early, at once
def absent = '127.0.0.1:1/nowhere/buildkit:v1'
def refused = [
    place.start('absent', [setup, native_, never, '-Dmultiarch.builder.image=' + absent]),
    place.start('not-allowed', [setup, native_, '-Dmultiarch.allowedImages=registry.example.com/**,moby/*']),
    place.start('dockerfile', ['package', '-Dmultiarch.allowedImages=' + registry + '/**', '-Dmultiarch.dryRun', '-Dmultiarch.buildContexts=']),
    place.start('no-pattern', ['package', '-Dmultiarch.allowedImages=acme/app:1', '-Dmultiarch.pullPolicy=sometimes', '-Dmultiarch.image=A'])]
def log = refused[0].failWith('image-unavailable')
assert log.contains(absent) && log.contains('multiarch.pullPolicy is never') && !log.contains('Fetching')
log = refused[1].failWith('image-not-allowed')
assert log.contains("The image $tag, which the plugin would run, is not allowed") && log.contains('allows registry.example.com/**, moby/*')
log = refused[2].failWith('image-not-allowed')
assert log.contains('Dockerfile:1: the image alpine is not allowed') && log.contains('Dockerfile:2: the image busybox is not allowed')
log = refused[3].failWith('setting-invalid')
assert log.contains('<pullPolicy> is "sometimes"') && log.contains('<allowedImages> holds "acme/app:1"')
assert engine.ourBuilders() == []

// pinned, from a registry that is allowed: that, and no other, is what runs
log = place.start('pinned', [setup, native_, never, '-Dmultiarch.allowedImages=' + registry + '/**',
    '-Dmultiarch.builder.image=' + pinned]).succeed()
assert log.contains('a privileged container of ' + pinned) && !log.contains('Fetching') && !log.contains('[WARNING] buildx itself')
def container = 'buildx_buildkit_' + engine.builderFor(pinned) + '0'
assert engine.docker('inspect', '--format={{.Config.Image}}', container).strip() == pinned
assert engine.docker('inspect', '--format={{.Image}}', container) == engine.docker('image', 'inspect', '--format={{.Id}}', pinned)

log = place.start('doctor', [setup.replaceFirst('setup$', 'doctor'), native_, '-Dmultiarch.builder.image=' + pinned]).succeed()
assert log.contains('runs ' + pinned + ', ' + engine.docker('inspect', '--format={{.Image}}', container).strip())

// it is asked for each time, and a tag is warned of where nothing shall be pulled
log = place.start('always', [setup, native_, '-Dmultiarch.pullPolicy=always', '-Dmultiarch.builder.image=' + pinned]).succeed()
assert log.count('Fetching ' + pinned) == 1
log = place.start('by-tag', [setup, native_, never]).succeed()
assert log.contains('buildx itself tries to pull ' + tag)

// the images of the Dockerfile are taken from where they may be
def mirrored = ['alpine', 'busybox'].collect { it + '=docker-image://' + engine.get('baseImage') }.join(',')
place.start('mirrored', ['package', '-Dmultiarch.buildContexts=' + mirrored, '-Dmultiarch.allowedImages=' + registry + '/**,' +
    engine.get('registry') + '/library/*']).succeed()
forget()
return true
