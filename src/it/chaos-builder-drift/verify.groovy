import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def image = engine.get('buildkitImage')
def ours = engine.builderFor(image)
def notOurs = engine.builderFor(image + '-drifted')
def inTheWay = 'buildx_buildkit_' + engine.builderFor(image + '-in-the-way') + '0'
def configured = engine.ourBuilders().find { it != ours && it != notOurs }

def running = engine.docker('inspect', '--format={{.Config.Image}} {{.Config.Env}}', "buildx_buildkit_${ours}0")
def volume = engine.docker('volume', 'inspect', "buildx_buildkit_${ours}0_state")
def build = engine.docker('buildx', 'build', '--builder', ours, '--progress=plain',
    '--build-context', 'alpine=docker-image://' + engine.get('baseImage'), '--output', 'type=cacheonly', basedir.path)
def config = engine.docker('exec', "buildx_buildkit_${configured}0", 'cat', '/etc/buildkit/buildkitd.toml')
def others = engine.docker('buildx', 'ls') + engine.docker('ps', '--all', '--format={{.Names}}')
engine.docker('buildx', 'rm', notOurs)
engine.docker('rm', inTheWay)
engine.forget()
['-drifted', '-in-the-way'].each { engine.docker('rmi', image + it) }

// the cache survived: the same volume, and a step that is not executed again
assert running.startsWith(image + ' ') && !running.contains('TOKEN')
assert volume == new File(basedir, 'volume.txt').text
assert build =~ /RUN date[^\n]*\n#\d+ CACHED/
assert config.contains('[registry."pl3ase-hide-me:5000"]')
assert others.contains(notOurs) && others.contains(inTheWay)

def log = new File(basedir, 'build.log').text
assert !log.contains('pl3ase-hide-me')
def runs = log.split('Building Maven Stub Project')[1..-1]
def difference = "driver option image: wanted ${image}, found ${image}-drifted"
assert runs[0].contains(difference) && !runs[0].contains('creating it anew')
assert runs[1].contains("The builder ${ours} is not as it should be; creating it anew") && runs[1].contains(difference)
assert runs[1].contains('driver option env.TOKEN: wanted none, found ***')
assert runs[1].contains("image of the container: wanted ${image}, found ${image}-drifted")
assert runs[2].contains('Nothing had to be prepared')
assert runs[3].contains('#builder-not-ours') && runs[3].contains('driver: wanted docker-container, found remote')
assert runs[4].contains('#builder-not-ours') && runs[4].contains('docker rm --force ' + inTheWay)
assert runs[5].contains('Prepared and proved')
return true
