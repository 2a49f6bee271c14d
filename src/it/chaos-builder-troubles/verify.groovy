import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def running = engine.docker('ps', '--format={{.Image}} {{.Status}}').readLines()
def volumes = ['stopped', 'gone', 'empty', 'paused'].collectEntries { trouble ->
    def builder = engine.builderFor(engine.get('buildkitImage') + '-' + trouble)
    [trouble, engine.docker('volume', 'inspect', "buildx_buildkit_${builder}0_state")]
}
engine.forget()
volumes.keySet().each { engine.docker('rmi', engine.get('buildkitImage') + '-' + it) }

def log = new File(basedir, 'build.log').text
assert log.count('Prepared and proved') == 4 && log.count('Booting the builder') == 4
volumes.each { trouble, volume ->
    assert running.any { it.startsWith(engine.get('buildkitImage') + '-' + trouble + ' Up') && !it.contains('Paused') }
    // the cache is what it was, unless there was none
    assert (volume == new File(basedir, trouble).text) == (trouble != 'empty')
}
return true
