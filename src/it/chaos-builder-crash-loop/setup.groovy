import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
def image = engine.get('buildkitImage')
def program = new File(basedir, 'buildkitd')
program.setExecutable(true)
engine.docker('create', '--name', 'crashing', image)
engine.docker('cp', program.path, 'crashing:/usr/bin/buildkitd')
engine.docker('commit', 'crashing', image + '-crashing')
engine.docker('rm', 'crashing')
return true
