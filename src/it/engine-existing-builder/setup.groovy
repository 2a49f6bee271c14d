import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
engine.docker('buildx', 'create', '--name', 'somebodys-own', '--driver-opt', 'image=' + engine.get('buildkitImage'))
return true
