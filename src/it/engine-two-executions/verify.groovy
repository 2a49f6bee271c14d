import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine
import org.apache.maven.artifact.versioning.ComparableVersion

def app = BuiltImage.of(basedir, 'app')
def tool = BuiltImage.of(basedir, 'tool')
assert app.text('linux/arm64', 'app') == new File(basedir, 'Dockerfile').text
assert tool.text('linux/arm64', 'tool') == new File(basedir, 'Dockerfile.tool').text

def log = new File(basedir, 'build.log').text
assert log.count('docs/problems.md#id-taken') == 2
assert app.description().path('image').asText() == 'acme/app'

def (last, coloured) = log.split('Scanning for projects')[-2..-1]
assert last.contains('[WARNING] The result "tool" is left out: it is of a former run')
assert (last =~ /Loaded (\S+)/).collect { it[1] } == ['acme/app:1.0', 'acme/tool:1.0']
assert log.count('is left out') == 1

// sections of GitLab, where Maven lets the control sequences through without which they are none
def maven = new ComparableVersion((log =~ /Apache Maven (\d[\w.-]*)/)[0][1])
def is = { run, since ->
    def sections = run.count('section_start:')
    assert sections == (maven >= new ComparableVersion(since) ? 2 : 0)
    assert run.findAll(/section_start:\d+:\w+\[collapsed=true]\s\u001b\[0KBuilding acme/).size() == sections
    assert run.findAll(/section_end:\d+:\w+\s\u001b\[0K/).size() == sections
}
is(last, '3.10')
is(coloured, '3.7')
TestEngine.of(engineProperties).docker('rmi', 'acme/app:1.0', 'acme/tool:1.0')
return true
