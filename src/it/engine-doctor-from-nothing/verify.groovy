import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert engine.inventory() == new File(basedir, 'before.txt').text
assert engine.ourBuilders() == []
assert TestEngine.handlers() == []

def log = new File(basedir, 'build.log').text
assert log =~ /Engine   .* on linux\/amd64, containerd image store, .*, at unix:\S+ \(DOCKER_HOST\)/
assert log =~ /buildx   0\.\d+\.\d+/
assert log =~ /linux\/amd64 +native/
assert log =~ /linux\/arm64 +missing +mvn io.github.multiarch-maven:multiarch-maven-plugin:setup -Dmultiarch.platforms=linux\/arm64/

def report = new JsonSlurper().parse(new File(basedir, 'doctor.json'))
assert report.schema == 1
assert report.engine.imageStore == 'containerd' && !report.engine.rootless
assert report.builders == [] && report.problems == []
assert report.platforms.find { it.platform == 'linux/amd64' }.runs
assert report.platforms.find { it.platform == 'linux/s390x' }.state == 'missing'
assert report.platforms.size() == 8

// the second run required a platform that does not run
assert log.count('docs/problems.md#platform-not-running') == 1
assert log.contains('Programs for linux/arm64 do not run here')
assert log.contains('next: Run mvn io.github')

// the third was given a builder that does not exist
assert log.count('docs/problems.md#builder-unknown') == 1
assert log =~ /linux\/amd64 +unknown/
assert log.contains('there is no builder nobodys')

// the fourth quotes no Dockerfile, for there is none
assert log.count('docs/problems.md#handler-needed') == 1
assert !log.contains('Dockerfile')
assert !(log =~ /\n\s+at \S+ ?\(/)
