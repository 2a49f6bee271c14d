import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.registry.DockerRegistry

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
// where builders reach this machine, in their containers
def plain = engine.get('registry')
def host = plain.replaceFirst(/:\d+$/, '')
def secret = 'pl3ase-hide-me@home'

def openssl = { String... arguments ->
    def process = new ProcessBuilder(['openssl', *arguments]).redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == 0 : said
}
def tls = new File(basedir, 'tls')
tls.mkdir()
openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3', '-subj', '/CN=company', '-keyout', "$tls/ca.key", '-out', "$tls/ca.pem")
openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=registry', '-keyout', "$tls/key.pem", '-out', "$tls/request.pem")
new File(tls, 'names').text = "subjectAltName=IP:$host"
openssl('x509', '-req', '-days', '3', '-in', "$tls/request.pem", '-CA', "$tls/ca.pem", '-CAkey', "$tls/ca.key", '-CAcreateserial',
    '-extfile', "$tls/names", '-out', "$tls/cert.pem")

def proxies = { String name, int port, String login, String direct -> new File(basedir, name).text = """
    <settings><proxies><proxy>
      <active>true</active><protocol>http</protocol><host>$host</host><port>$port</port>$login<nonProxyHosts>$direct</nonProxyHosts>
    </proxy></proxies></settings>""" }
// nothing listens there
proxies('closed.xml', 1, '', 'nothing')
proxies('open.xml', 3128, '', "$host|*.corp.example.com|10.*")
proxies('login.xml', 3128, "<username>jo</username><password>$secret</password>", host)

def folder = new File(basedir, 'registry')
folder.mkdir()
def registry = new DockerRegistry(engine, folder.toPath(), host, ", tls: {certificate: '$tls/cert.pem', key: '$tls/key.pem'}", '')
def logs = [new File(basedir, 'build.log').text]
try {
    def run = { String name, String... arguments ->
        def process = place.start(name, ['-X', '-Dplain=' + plain, '-Dsecured=' + registry.name(),
            '-Dmultiarch.buildArg.SECURED=' + registry.name(), "-Dmultiarch.buildArg.PLAIN=$plain/library".toString(), *arguments])
        process.exitCode()
        logs << process.log()
        process
    }
    def refused = { String name, String... arguments ->
        def process = run(name, 'multiarch:build', *arguments)
        assert process.exitCode() != 0
        process.log()
    }
    run('fill', 'multiarch:promote', '-Dmultiarch.source=' + engine.get('registryLocal') + '/library/busybox:1',
        '-Dmultiarch.targets=' + registry.name() + '/base:1', "-Dmultiarch.registryCertificates=$tls/ca.pem".toString()).succeed()

    // without each of the settings
    def unknown = refused('unknown-authority', '-Dmultiarch.target=secured')
    assert unknown.contains('x509: certificate signed by unknown authority') && unknown.contains('<caCertificates> of <builder>')
    def http = refused('plain-http', '-Dmultiarch.target=plain')
    assert http.contains('server gave HTTP response to HTTPS client') && http.contains('<insecureRegistries> there')
    // ... and that it goes through the proxy, if it has one
    assert refused('no-mirror', '-Dmultiarch.target=mirrored', '-s', 'closed.xml').contains("proxyconnect tcp: dial tcp $host:1: connect: connection refused")

    def whole = run('whole', 'multiarch:build', '-Psettings', '-s', 'open.xml')
    whole.succeed()
    def image = BuiltImage.of(basedir, 'settled')
    image.assertWhole()
    assert image.text('linux/amd64', 'resolv').readLines() == ['nameserver 10.11.12.13', 'search corp.example.com', 'options ndots:2']
    assert image.text('linux/amd64', 'proxies').readLines() == ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'].collect {
        it + '=' + (it.toLowerCase() == 'no_proxy' ? "$host,.corp.example.com,10.0.0.0/8" : "http://$host:3128") }
    def name = (whole.log() =~ /Creating the builder (multiarch-[0-9a-f]{10})/)[0][1]
    def container = "buildx_buildkit_${name}0".toString()
    // in an order of its own, so that another order in the settings makes no other builder
    def direct = [host, '.corp.example.com', '10.0.0.0/8'].sort().join(',')
    def variables = engine.docker('exec', container, 'env').readLines()
    assert variables.containsAll(["http_proxy=http://$host:3128", "https_proxy=http://$host:3128", "no_proxy=$direct"]*.toString())
    assert whole.log().contains('The builder gets ') && whole.log().contains("http_proxy=http://$host:3128")
    // what buildx made of the text
    def toml = engine.docker('exec', container, 'cat', '/etc/buildkit/buildkitd.toml')
    def certificate = (toml =~ /"(\/etc\/buildkit\/certs\/[^"]+)"/)[0][1]
    assert engine.docker('exec', container, 'cat', certificate).strip() == new File(tls, 'ca.pem').text.strip()
    assert toml =~ /gckeepstorage = 21474836480/ && toml =~ /maxUsedSpace = 21474836480/

    // the same again is the same builder, and nothing about it differs
    def again = run('again', 'multiarch:build', '-Psettings', '-s', 'open.xml')
    again.succeed()
    assert !(again.log() =~ /Creating the builder|anew/)

    // a login is for steps that were meant to get it, and is seen nowhere else
    def quiet = refused('quiet', '-Dmultiarch.target=told', '-Psettings', '-s', 'login.xml')
    assert quiet.contains('it is , says the step') && quiet.contains('is not given to RUN steps: it has a login') && quiet.contains('is not given to the builder: it has a login')
    def told = refused('told', '-Dmultiarch.target=told', '-Psettings', '-s', 'login.xml', '-Dmultiarch.builder.proxies=settings', '-Dmultiarch.noCache')
    assert told.contains('is not given to the builder: it has a login') && !told.contains('is not given to RUN steps')
    assert told.contains("it is http://***@$host:3128, says the step")
    engine.docker('ps', '--all', '--quiet').readLines().each { assert !engine.docker('inspect', it).contains('pl3ase') }
    run('teardown', 'multiarch:teardown').succeed()
} finally {
    registry.close()
}

// the machine's own registry, looked for in the container
assert logs[0].contains('found no registry at localhost:9') && logs[0].contains("Name the registry $host:9, where it has to listen")


def written = []
for (tree in [basedir, new File(engine.get('dockerConfig'))]) {
    tree.eachFileRecurse(groovy.io.FileType.FILES) { written << it }
}
assert written*.name.containsAll(['told.log', 'image.json'])
def telling = written.findAll { def text = it.getText('ISO-8859-1'); text.contains(secret) || text.contains('pl3ase-hide-me%40home') }
assert telling*.name.sort() == ['login.xml', 'verify.groovy']
return true
