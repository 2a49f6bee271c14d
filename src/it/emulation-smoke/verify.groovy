import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def runs = new File(basedir, 'build.log').text.split('Building greeter 1.0')[1..-1]
def platforms = ['linux/amd64': 'native', 'linux/arm64': 'emulated', 'linux/s390x': 'emulated']
def passed = { log, what ->
    platforms.each { platform, how ->
        assert log =~ /(?m)${platform} +passed +${how} +[0-9.]+ s +${what}$/
    }
}

// both executions of one build
def goals = runs[0].split('--- ').findAll { it.contains(':verify ') }
assert goals.size() == 2
passed(goals[0], 'greeter --version')
passed(goals[1], 'greeter serve')
assert !runs[0].contains('good morning')
assert runs[0].count('The smoke run of acme/greeter:1.0 passed on 3 platforms') == 2

// without <smoke> the image's own program is started: it is a script, whose shell has no loader to ask
passed(runs[1], 'greeter serve')

assert runs[2].contains('run greeter --version in acme/greeter:1.0 for linux/s390x in the builder multiarch-')
assert !runs[2].contains('passed')
assert runs[3].contains('Skipping multiarch:verify: multiarch.verify.skip is set')
assert runs[4].contains('docs/problems.md#result-missing')

// nothing was loaded, nothing is left
assert !engine.docker('images').contains('acme/greeter')
assert new File(basedir, 'target/multiarch').list().every { !it.startsWith('.') }
assert engine.clients().count() == 0
return true
