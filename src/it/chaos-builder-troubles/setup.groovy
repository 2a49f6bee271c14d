import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
['stopped', 'gone', 'empty', 'paused'].each { trouble ->
    def image = engine.get('buildkitImage') + '-' + trouble
    def builder = engine.builderFor(image)
    def container = "buildx_buildkit_${builder}0".toString()
    engine.docker('tag', engine.get('buildkitImage'), image)
    engine.docker('buildx', 'create', '--name', builder, '--driver', 'docker-container',
        '--driver-opt', 'image=' + image, engine.get('dockerHost'))
    engine.docker('buildx', 'inspect', '--bootstrap', builder)
    switch (trouble) {
        case 'stopped': engine.docker('kill', container); break
        case 'paused': engine.docker('pause', container); break
        default: engine.docker('rm', '--force', container)
    }
    new File(basedir, trouble).text = engine.docker('volume', 'inspect', container + '_state')
    if (trouble == 'empty') {
        engine.docker('volume', 'rm', container + '_state')
    }
}
return true
