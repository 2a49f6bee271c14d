import io.github.multiarchmaven.it.TestEngine

def log = new File(basedir, 'build.log').text
assert log.contains('docs/problems.md#dockerfile-automatic-arg-default')
assert log.contains('Dockerfile:1') && log.contains('TARGETARCH')
assert TestEngine.of(engineProperties).ourBuilders() == []
assert !new File(basedir, 'target/multiarch').exists()
