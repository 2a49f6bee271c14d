import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def taken = engine.get('registryLocal') + '/at-end/two:1.0'
engine.docker('tag', engine.get('buildkitImage'), taken)
engine.docker('push', '--quiet', taken)
return true
