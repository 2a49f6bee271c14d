import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
engine.docker('buildx', 'create', '--name', 'multiarch-0123456789', '--driver', 'docker-container',
        '--driver-opt', 'image=' + engine.get('buildkitImage'), engine.get('dockerHost'))
engine.record('qemu-aarch64', '/usr/bin/qemu-aarch64', 'b00t', engine.get('registryLocal') + '/not/there:1')
return true
