import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def runs = new File(basedir, 'build.log').text.split('Building split-build 1.0')[1..-1]
def json = { file -> new JsonSlurper().parse(new File(basedir, file)) }

// each machine leaves a digest and no tag
['amd64', 'arm64'].eachWithIndex { machine, i ->
    def image = json("${machine}/multiarch/split/image.json")
    assert image.narrowed && image.version == '1.0' && image.revision == '8f4e2a6d'
    assert image.published == ["${engine.get('registryLocal')}/acme/split@${image.digest}".toString()]
    assert new File(basedir, "${machine}/multiarch/split/digests.txt").text == image.published[0] + '\n'
    assert !runs[i].contains('acme/split:1.0@')
}

assert runs[2].contains('docs/problems.md#list-incomplete') && !runs[2].contains('Pushed ')

def merged = BuiltImage.of(basedir, 'split')
merged.assertWhole()
assert merged.platforms() == ['linux/amd64', 'linux/arm64']
def description = json('target/multiarch/split/image.json')
assert !description.narrowed && description.version == '1.0' && description.revision == '8f4e2a6d'
// the very images that the machines have pushed
assert description.platforms*.digest == ['amd64', 'arm64'].collect { json("${it}/multiarch/split/image.json").platforms[0].digest }
assert runs[3].contains("Pushed ${engine.get('registryLocal')}/acme/split:1.0@${merged.digest()}")

def tags = new JsonSlurper().parse(new URL("http://${engine.get('registryLocal')}/v2/acme/split/tags/list")).tags
assert tags == ['1.0']
def name = engine.get('registryLocal') + '/acme/split:1.0'
['linux/amd64': 'for amd64, made on x86_64', 'linux/arm64': 'for arm64, made on aarch64'].each { platform, text ->
    engine.docker('pull', '--quiet', '--platform=' + platform, name)
    assert engine.docker('run', '--rm', '--platform=' + platform, name).readLines().last() == text
    engine.docker('rmi', '--force', name)
}

assert runs[5].contains('docs/problems.md#merge-origins-differ') && runs[5].contains('revision 03b2a7c9')
assert runs[6].contains('linux/arm64') && runs[6] =~ /The commit of .*digests.txt is not known: not compared/
assert BuiltImage.of(basedir, 'mixed').platforms() == ['linux/amd64', 'linux/arm64']
engine.forget()
return true
