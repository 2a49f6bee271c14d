import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def image = BuiltImage.of(basedir, 'per-platform')
image.assertWhole()
assert image.platforms() == ['linux/arm/v7', 'linux/amd64', 'linux/arm64', 'linux/riscv64']
def made = [
    'linux/arm/v7' : 'for a Pi, tiny, with a secret, made on armv7l',
    'linux/amd64'  : 'plain, made on x86_64',
    'linux/arm64'  : 'for arm64 by its name, plain, made on aarch64',
    'linux/riscv64': 'plain, made on riscv64']
made.each { platform, text -> assert image.text(platform, 'made').strip() == text }
assert image.index().at('/annotations/org.example.kind').asText() == 'several builds'
assert image.index().at('/manifests').collect { it.at('/annotations/org.example.kind').asText() } == ['', '', 'for arm64', '']
assert image.index().at('/annotations').size() == 1

// all of them were loaded
def loaded = engine.get('registryLocal') + '/acme/per-platform:1.0'
made.each { platform, text ->
    assert engine.docker('run', '--rm', '--pull=never', '--platform=' + platform, loaded).strip() == text
}
engine.docker('rmi', '--force', loaded)

// somebody else's client takes each platform out of the registry and runs it
def name = engine.get('registryLocal') + '/acme/per-platform:1.0'
made.each { platform, text ->
    engine.docker('pull', '--quiet', '--platform=' + platform, name)
    assert engine.docker('run', '--rm', '--platform=' + platform, name).strip() == text
    engine.docker('rmi', '--force', name)
}

def runs = new File(basedir, 'build.log').text.split('Building per-platform 1.0')[1..-1]
assert runs[0].contains('- build linux/arm/v7 from Dockerfile.pi with the builder')
assert runs[0].contains('- build linux/amd64, linux/riscv64 from Dockerfile with the builder')
assert runs[0].contains('- build linux/arm64 from Dockerfile.arm64 with the builder')
assert runs[0].contains('Dockerfile.arm64 is taken for linux/arm64 because of its name')
assert runs[1].contains('[INFO] Dockerfile.arm64 is taken for linux/arm64 because of its name')
assert runs[1].contains('[INFO] Building linux/amd64, linux/riscv64 from Dockerfile')
assert !runs[1].contains('[WARNING]')
assert runs[1].contains(image.digest()) && runs[2].contains(image.digest())
assert runs[2].contains('of the image were here from former builds')

assert runs[1].contains('[INFO] Built in ') && runs[1].contains('linux/arm64 ') && runs[1].contains(' (emulated)')
assert runs[1].contains('[INFO] QEMU cost most in ')
assert runs[1].contains('[INFO] Where the time went: ' + new File(basedir, 'target/multiarch/per-platform/timeline.html'))
def times = new JsonSlurper().parse(new File(basedir, 'target/multiarch/per-platform/timeline.json'))
// the last build of all of them had nothing to do
assert made.keySet().every { platform ->
    times.lanes.find { it.platform == platform }.steps*.kind.unique() == ['cached']
}
// steps and gaps are the whole time; each begins and ends within a millisecond of what is written
def covered = 0
(times.lanes*.steps.flatten()*.worked.flatten() + times.gaps).sort { it.from }.each {
    assert it.from <= covered + 1 && it.until <= times.milliseconds
    covered = Math.max(covered, it.until)
}
assert covered >= times.milliseconds - 1
def page = new File(basedir, 'target/multiarch/per-platform/timeline.html').text
assert made.keySet().every { page.contains('<th scope="row" role="rowheader">' + it + '</th>') }

def failure = runs[3].substring(runs[3].indexOf('BUILD FAILURE'))
assert failure.contains('Dockerfile, line 3') && failure.contains('Dockerfile.arm64, line 4')
assert !failure.contains('Dockerfile.pi')
assert runs[3].contains('Built for linux/arm/v7, which is not kept, since other platforms failed; the builder remembers it')
assert runs[4].contains('docs/problems.md#output-impossible')
assert runs[5].contains('Built and proved')
assert BuiltImage.of(basedir, 'narrowed').platforms() == ['linux/arm64']

assert new File(basedir, 'target/multiarch').list().sort() == [
    'narrowed', 'narrowed.log', 'per-platform', 'per-platform+linux_amd64.log', 'per-platform+linux_arm64.log',
    'per-platform+linux_arm_v7.log']
assert !new File(basedir, 'target/multiarch/per-platform/parts').exists()
def secret = new File(basedir, 'flavour.txt').text.strip()
new File(basedir, 'target/multiarch').eachFileMatch(~/.*\.log/) { assert !it.text.contains(secret) }
engine.forget()
return true
