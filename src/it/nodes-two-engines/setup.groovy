import io.github.multiarchmaven.it.SecondEngine
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64')

// a BuildKit that nobody told the plugin how to make
engine.docker('buildx', 'create', '--name', 'plain', '--driver-opt', 'image=' + engine.get('buildkitImage'))
engine.docker('buildx', 'inspect', '--bootstrap', 'plain')

def second = SecondEngine.up(basedir)
new File(basedir, 'test.properties').text = """first.engine=${engine.get('dockerHost')}
second.engine=${second.get('dockerHost')}
second.buildkit=${second.get('buildkitImage')}
"""
return true
