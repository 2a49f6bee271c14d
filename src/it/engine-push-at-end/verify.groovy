import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def registry = engine.get('registryLocal')
def digest = { module ->
    def connection = new URL("http://${registry}/v2/at-end/${module}/manifests/1.0").openConnection()
    connection.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
    connection.getHeaderField('Docker-Content-Digest')
}
def runs = new File(basedir, 'build.log').text.split('Reactor Build Order')[1..-1]
assert runs.size() == 3
assert runs[0].count('waits for the last module') == 2 && !runs[0].contains('Pushing ') && !runs[0].contains('Pushed ')
assert runs[1].count('waits for the last module') == 3 && !runs[1].contains('Pushing ') && !runs[1].contains('Pushed ')
assert runs[1].contains('docs/problems.md#tag-exists')

// in the order of the modules, whichever was the last
assert runs[2].findAll(/Pushed \S+at-end\/(\w+):1.0@/) { it[1] } == ['one', 'two', 'three']
for (module in ['one', 'two', 'three']) {
    def image = new JsonSlurper().parse(new File(basedir, "${module}/target/multiarch/${module}/image.json"))
    assert image.digest == digest(module)
    assert image.published == ["${registry}/at-end/${module}:1.0@${image.digest}".toString()]
}
