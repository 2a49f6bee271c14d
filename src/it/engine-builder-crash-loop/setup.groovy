import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
def image = engine.get('buildkitImage')
engine.docker('buildx', 'build', '--builder', 'default', '--load', '--tag', image + '-crashing',
    '--build-context', 'buildkit=docker-image://' + image, basedir.path)
return true
