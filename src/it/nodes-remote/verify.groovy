import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def addresses = new Properties()
new File(basedir, 'test.properties').withReader { addresses.load(it) }
def log = new File(basedir, 'build.log').text
def runs = log.split('Building remote 1.0')[1..-1]
assert runs.size() == 7
def name = (runs[0] =~ /Creating the builder (multiarch-nodes-[0-9a-f]{10}) with the driver remote on 2 nodes/)[0][1]

// each platform where the POM says, merged, proved, run and pushed
assert runs[0].contains("linux/amd64 is built on the node $name-1, whose processor is linux/amd64")
assert runs[0].contains("linux/arm64 is emulated on the node $name-2, whose processor is linux/amd64")
assert runs[0] =~ /The smoke run of \S+\/acme\/remote:1.0 passed on 2 platforms/
def image = BuiltImage.of(basedir, 'remote')
image.assertWhole()
assert image.text('linux/arm64', 'machine') == 'aarch64\n'
assert engine.docker('buildx', 'imagetools', 'inspect', "${engine.get('registryLocal')}/acme/remote:1.0".toString()).contains('linux/arm64')
assert !runs[0].contains('was built on the node')

// each node with its state
assert runs[1].contains("Builder  $name running, remote, 2 nodes")
assert runs[1] =~ /$name-2 running, BuildKit \S+, at ${addresses.two}, made for linux\/arm64, lists \S*linux\/a/
def builder = new JsonSlurper().parse(new File(basedir, 'target/doctor.json')).builders.find { it.name == name }
assert builder.nodes*.endpoint == [addresses.one, addresses.two] && builder.nodes*.status == ['running', 'running']
assert builder.nodes*.configuredPlatforms == [['linux/amd64'], ['linux/arm64']] && builder.endpoint == addresses.one

assert runs[2].contains("linux/arm64 is emulated on the node $name-2")
assert runs[2].contains("[WARNING] linux/arm64 was built on the node $name-1, and not on $name-2 at ${addresses.two} as was said before")

assert runs[3].contains('with the driver remote on one node')
assert runs[3] =~ /Built and proved \S+\/acme\/remote:1.0 for linux\/amd64, linux\/arm64/

// all at once, each with its address, its cause and what to do; nothing is built, and no record is kept
def trouble = { String address ->
    def at = runs[4].indexOf('No BuildKit answers at ' + address)
    assert at > 0
    runs[4].substring(at, runs[4].indexOf('see:', at))
}
assert trouble(addresses['other.authority']).contains("certificate is not signed by the authority in ${basedir.canonicalPath}/stranger.pem")
assert trouble(addresses['no.certificate']) =~ /refuse[sd] our certificate, or the lack of one/
assert trouble(addresses['no.tls']).contains('wants TLS')
assert trouble(addresses['nobody']).contains('Nobody listens there')
assert trouble(addresses['no.buildkit']).contains('What answers there is no BuildKit')
assert runs[4].count('docs/problems.md#node-unreachable') >= 5 && runs[4].count('next:') >= 5
assert !runs[4].contains('Building ' + engine.get('registryLocal'))
assert runs[5].contains('connection refused') && runs[5] =~ /next:.*KUBECONFIG/ && !runs[5].contains('Building ' + engine.get('registryLocal'))
[runs[4], runs[5]].each {
    assert !(it =~ /\n\s+at \S+ ?\(/)
    def made = (it =~ /Creating the builder (multiarch-nodes-[0-9a-f]{10})/)[0][1]
    assert !runs[6].contains(made)
}

// records alone
assert runs[6].contains("Removed the record of the builder $name; the BuildKits at ${addresses.one}, ${addresses.two} stay as they are")
assert engine.ourBuilders() == []
['one', 'two'].each {
    assert engine.docker('inspect', '--format={{.State.Running}}', "remote-$it".toString()).contains('true')
}

// where their RUN was executed
assert image.text('linux/amd64', 'node').contains('/remote-one/') && !image.text('linux/amd64', 'node').contains('/remote-two/')
assert image.text('linux/arm64', 'node').contains('/remote-two/') && !image.text('linux/arm64', 'node').contains('/remote-one/')
context.get('doors').each { it.close() }
engine.docker('rm', '--force', '--volumes', 'remote-one', 'remote-two')
engine.docker('volume', 'rm', 'remote-one', 'remote-two')
return true
