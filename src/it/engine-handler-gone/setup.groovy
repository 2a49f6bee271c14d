import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
engine.docker('build', '--quiet', '--provenance=false', '--tag=multiarch-test/bundling-buildkit',
    '--build-arg=BUILDKIT=' + engine.get('buildkitImage'), '--build-arg=BINFMT=' + engine.get('binfmtImage'), basedir.path)
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64')
return true
