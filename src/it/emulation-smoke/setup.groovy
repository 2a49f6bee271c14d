import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64,s390x')
return true
