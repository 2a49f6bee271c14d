import io.github.multiarchmaven.it.TestEngine
import java.util.concurrent.TimeUnit

def engine = TestEngine.of(engineProperties)
def escape = '\u001b'

// what a terminal gets of a build; script is the program of util-linux
def seen = { name, variables, arguments ->
    def maven = [System.getProperty('maven.home') + '/bin/mvn', '-o', '-llr', '-Dmaven.repo.local=' + localRepositoryPath,
        '-Dmultiarch.builder.image=' + engine.get('buildkitImage'),
        '-Dmultiarch.buildContexts=alpine=docker-image://' + engine.get('baseImage'),
        '-Dmultiarch.blobStore=' + new File(basedir, 'blobs'), '-Dmultiarch.noCache', 'package'] + arguments
    def log = new File(basedir, name + '.log')
    def builder = new ProcessBuilder('script', '--quiet', '--return', '--command', maven.join(' '), log.path)
            .directory(basedir).redirectErrorStream(true).redirectOutput(new File(basedir, name + '.out'))
            .redirectInput(new File('/dev/null'))
    builder.environment().keySet().removeAll(['CI', 'NO_COLOR'])
    builder.environment().putAll([TERM: 'xterm', DOCKER_HOST: engine.get('dockerHost'), DOCKER_CONFIG: engine.get('dockerConfig'),
        PATH: engine.get('path') + ':' + System.getenv('PATH')] + variables)
    def process = builder.start()
    assert process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0: log.text
    // script's own first and last lines
    log.text.readLines().findAll { !it.startsWith('Script ') }.join('\n')
}
// up some lines, and away with what is below: the signs of drawing, none of which Maven has
def drawn = ~/\u001b\[\d+A|\u001b\[J|\u001b\[\?7l/

def watched = seen('watched', [:], [])
assert watched =~ drawn
// Maven's own
assert watched.contains(escape + '[1')

// the variable is not known to Maven 3, whose levels keep their colours
def without = seen('no-color', [NO_COLOR: '1'], [])
assert !(without =~ drawn)
assert without.readLines().findAll { it.contains('Built and proved') }.every { !it.split('] ', 2)[1].contains(escape) }

// Debian's Maven resets the terminal at its end
def plain = seen('never', [:], ['-Dstyle.color=never'])
assert plain.contains('Built and proved') && !plain.replace(escape + '[0m', '').contains(escape)

// nothing when all is well
assert seen('quiet', [:], ['-q']).replace(escape + '[0m', '').isBlank()
return true
