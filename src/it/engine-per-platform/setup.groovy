import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm,arm64,riscv64')
engine.forgetRepository('acme/per-platform')
return true
