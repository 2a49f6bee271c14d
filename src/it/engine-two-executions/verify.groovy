import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def app = BuiltImage.of(basedir, 'app')
def tool = BuiltImage.of(basedir, 'tool')
assert app.text('linux/arm64', 'app') == new File(basedir, 'Dockerfile').text
assert tool.text('linux/arm64', 'tool') == new File(basedir, 'Dockerfile.tool').text

def log = new File(basedir, 'build.log').text
assert log.count('docs/problems.md#id-taken') == 2
assert app.description().path('image').asText() == 'acme/app'

def last = log.split('Scanning for projects').last()
assert last.contains('[WARNING] The result "tool" is left out: it is of a former run')
assert (last =~ /Loaded (\S+)/).collect { it[1] } == ['acme/app:1.0', 'acme/tool:1.0']
assert log.count('is left out') == 1
TestEngine.of(engineProperties).docker('rmi', 'acme/app:1.0', 'acme/tool:1.0')
return true
