import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def image = engine.get('buildkitImage') + '-crashing'
def left = engine.docker('ps', '--all', '--filter=ancestor=' + image, '--format={{.State}}').readLines()
engine.forget()
engine.docker('rmi', image)

// nothing goes on crashing
assert left == ['exited']
def log = new File(basedir, 'build.log').text
assert !log.contains('pl3ase-hide-me')
def runs = log.split('Building Maven Stub Project')[1..-1]
assert runs[0].contains('#builder-broken') && runs[0].contains('| the last words of its container buildx_buildkit_')
assert runs[0].contains('| buildkitd: could not load') && runs[0].contains('giving up')
assert runs[1].contains('#builder-broken') && runs[1].contains('correct <buildkitdConfig> or <driverOpts> of <builder>')
assert runs[1].contains('(1, 10)')
return true
