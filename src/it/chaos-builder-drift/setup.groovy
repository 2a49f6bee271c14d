import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
def image = engine.get('buildkitImage')
['-drifted', '-in-the-way'].each { engine.docker('tag', image, image + it) }

// somebody made a builder of our name, of another image and with another option, and it has a cache
def ours = engine.builderFor(image)
engine.docker('buildx', 'create', '--name', ours, '--driver', 'docker-container',
    '--driver-opt', 'image=' + image + '-drifted', '--driver-opt', 'env.TOKEN=pl3ase-hide-me', engine.get('dockerHost'))
engine.docker('buildx', 'build', '--builder', ours, '--build-context', 'alpine=docker-image://' + engine.get('baseImage'),
    '--output', 'type=cacheonly', basedir.path)
new File(basedir, 'volume.txt').text = engine.docker('volume', 'inspect', "buildx_buildkit_${ours}0_state")

engine.docker('buildx', 'create', '--name', engine.builderFor(image + '-drifted'), '--driver', 'remote', 'tcp://127.0.0.1:1')
engine.docker('create', '--name', 'buildx_buildkit_' + engine.builderFor(image + '-in-the-way') + '0', image)
return true
