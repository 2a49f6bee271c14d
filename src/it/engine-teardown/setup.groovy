import io.github.multiarchmaven.it.TestEngine

import java.time.Instant

def engine = TestEngine.of(engineProperties)
engine.forget()
def image = 'image=' + engine.get('buildkitImage')
// named as the plugin does it; of the second the container is gone, and buildx forgets its volume then
['multiarch-0123456789', 'multiarch-abcdef0123'].each {
    engine.docker('buildx', 'create', '--name', it, '--driver', 'docker-container', '--driver-opt', image, engine.get('dockerHost'))
    engine.docker('buildx', 'inspect', '--bootstrap', it)
}
engine.docker('rm', '--force', 'buildx_buildkit_multiarch-abcdef01230')
// a cache whose builder is gone
engine.docker('volume', 'create', 'buildx_buildkit_multiarch-11111111110_state')
// the first has such a name and another driver; the second is somebody's own
engine.docker('buildx', 'create', '--name', 'multiarch-9876543210', '--driver', 'remote', 'tcp://127.0.0.1:1')
engine.docker('buildx', 'create', '--name', 'multiarch-mine', '--driver', 'docker-container', '--driver-opt', image, engine.get('dockerHost'))
engine.docker('volume', 'create', 'buildx_buildkit_multiarch-mine0_state')
context.put('begin', Instant.now())
return true
