import groovy.json.JsonSlurper

// what can be found out is said before the goal fails
def log = new File(basedir, 'build.log').text
assert log =~ /Engine   none that answers, at unix:\S*no-engine.sock \(DOCKER_HOST\)/
assert log =~ /linux\/arm64 +unknown/
assert log.contains('docs/problems.md#engine-unreachable')
assert !(log =~ /\n\s+at \S+ ?\(/)

def report = new JsonSlurper().parse(new File(basedir, 'doctor.json'))
assert report.problems*.code.contains('engine-unreachable')
assert !report.containsKey('engine')

// nor is anything claimed that nobody could look at
assert !log.contains('none of this plugin') && !log.contains('none on record')
assert !log.contains('multiarch-maven-plugin:setup -D')
assert !report.containsKey('builders') && !report.containsKey('handlers')
