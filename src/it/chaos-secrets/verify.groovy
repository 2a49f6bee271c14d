import com.sun.net.httpserver.HttpServer
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.registry.Certificates
import io.github.multiarchmaven.registry.DockerRegistry
import io.github.multiarchmaven.registry.TokenIssuer
import io.github.multiarchmaven.secrets.CommandLines
import io.github.multiarchmaven.secrets.Secret
import io.github.multiarchmaven.secrets.SecretSearch
import io.github.multiarchmaven.secrets.Witness
import java.security.MessageDigest

def engine = TestEngine.of(engineProperties)
def maven = System.getProperty('maven.home')
def goal = { plugin + ':' + it }
def folder = { def made = new File(basedir, it); made.mkdirs(); made }
// where secrets come from; whatever they are found in besides is wrong, or is named below
def inputs = folder('inputs')
def secrets = [:]
def secret = { name -> secrets[name] = Secret.random(name) }

// a registry for each way in which a login can be found
def open = []
def certificates = new Certificates(folder('registries/tokens').toPath())
def registry = { name, tls, auth ->
    open << new DockerRegistry(engine, folder('registries/' + name).toPath(), '127.0.0.1', tls, auth)
    open.last()
}
def basic = { name -> registry(name, '', DockerRegistry.basic(folder('registries/' + name).toPath(), 'ci', secret(name).value())) }
def tokens = { issuer -> "auth: {token: {realm: \"${issuer.realm()}\", service: \"${TokenIssuer.SERVICE}\"," +
    " issuer: \"${TokenIssuer.NAME}\", rootcertbundle: ${certificates.pem()}}}".toString() }

def encrypt = { String... arguments ->
    def process = ([maven + '/bin/mvn', '-Dsettings.security=' + new File(inputs, 'security.xml')] + arguments.toList())
        .execute(['JAVA_HOME=' + System.getProperty('java.home'), 'PATH=' + System.getenv('PATH')], basedir)
    def words = process.text
    assert process.waitFor() == 0 : words
    words.readLines().find { it.startsWith('{') }
}
new File(inputs, 'security.xml').text =
    "<settingsSecurity><master>${encrypt('--encrypt-master-password', secret('master password').value())}</master></settingsSecurity>"

def heard = Collections.synchronizedList([])
def proxy = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
proxy.createContext('/') { exchange ->
    heard << String.valueOf(exchange.requestHeaders.getFirst('Proxy-Authorization'))
    exchange.responseHeaders.set('Proxy-Authenticate', 'Basic realm="here"')
    exchange.sendResponseHeaders(heard.last() == 'null' ? 407 : 403, -1)
    exchange.close()
}
proxy.start()

def issuer = new TokenIssuer(certificates, 'ci', secret('password of a token server').value())
def refreshing = new TokenIssuer(certificates, 'nobody', 'nothing').taking(secret('identity token').value())
try {
    def pushed = registry('tokens', ", tls: {certificate: ${certificates.pem()}, key: ${certificates.keyPem()}}", tokens(issuer))
    def identity = registry('identity', '', tokens(refreshing))
    def plain = basic('password of settings.xml')
    def helped = basic('answer of a helper')
    def docker = basic('password of config.json')

    secret('proxy of settings.xml')
    def settings = { name, password, forPlain ->
        def file = new File(inputs, name)
        file.text = """<settings>
            <servers>
              <server><id>${pushed.name()}</id><username>ci</username><password>${password}</password></server>
              <server><id>${plain.name()}</id><username>ci</username><password>${forPlain}</password></server>
            </servers>
            <proxies><proxy>
              <id>way-out</id><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>${proxy.address.port}</port>
              <username>us</username><password>${secrets['proxy of settings.xml'].xml()}</password><nonProxyHosts>127.0.0.1</nonProxyHosts>
            </proxy></proxies></settings>"""
        ['-s', file.path, '-Dsettings.security=' + new File(inputs, 'security.xml')]
    }
    def right = settings('settings.xml', encrypt('--encrypt-password', secrets['password of a token server'].value()), secrets['password of settings.xml'].xml())
    def wrong = settings('wrong.xml', secret('wrong password').xml(), secrets['wrong password'].xml())

    def config = folder('inputs/docker')
    java.nio.file.Files.createSymbolicLink(new File(config, 'cli-plugins').toPath(), new File(engine.get('dockerConfig'), 'cli-plugins').toPath())
    new File(config, 'config.json').text = JsonOutput.toJson([
        auths: [
            (docker.name()): [auth: ('ci:' + secrets['password of config.json'].value()).bytes.encodeBase64().toString()],
            (identity.name()): [identitytoken: secrets['identity token'].value()]],
        credHelpers: [(helped.name()): 'box']])
    def programs = folder('inputs/programs')
    new File(programs, 'docker-credential-box').with {
        text = "#!/bin/sh\ncat <<'X'\n" + JsonOutput.toJson([ServerURL: helped.name(), Username: 'ci',
            Secret: secrets['answer of a helper'].value()]) + "\nX\n"
        executable = true
    }
    def witness = Witness.before(engine.get('docker'), programs.toPath(), folder('seen').toPath())

    new File(inputs, 'by-file').text = secret('build secret by file').value()
    new File(inputs, 'buildkitd.toml').text =
        "[registry.\"mirrored.test\"]\n  mirrors = [\"us:${secret('configuration of BuildKit').core()}@mirror.test\"]\n"
    new File(folder('.mvn'), 'maven.config').text = "-Dmultiarch.buildArg.TOKEN=${secret('build argument').value()}\n"
    def key = new File(engine.get('dockerCertPath'), 'key.pem').readLines()[3]
    secrets['key for the engine'] = new Secret('key for the engine', key)

    def tmp = folder('tmp')
    def place = new MavenProcess.Place(engine, basedir.toPath(), maven, localRepositoryPath.toPath(),
            programs.path + ':' + engine.get('path') + ':' + System.getenv('PATH')).with([
        DOCKER_HOST: engine.get('dockerTlsHost'), DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: engine.get('dockerCertPath'),
        DOCKER_CONFIG: config.path, BUILDX_CONFIG: folder('buildx').path, HOME: folder('home').path, TMPDIR: tmp.path,
        HTTP_PROXY: "http://us:${secret('proxy of the environment').encoded()}@127.0.0.1:${proxy.address.port}".toString(),
        NO_PROXY: '127.0.0.1',
        SECRET_OF_THE_BUILD: secret('build secret by variable').value(),
        OPTION_OF_THE_BUILDER: secret('option of the builder').value()])
    def base = ['-Dregistry=' + pushed.name(), '-Dmultiarch.registryCertificates=' + certificates.pem(),
        '-Dmultiarch.buildArg.BASE=' + plain.name() + '/private/base:1']
    def enginesOwn = ['-Dmultiarch.builder.driver=docker', '-Dmultiarch.builder.image=']
    def whole = { name, tag, more -> place.start(name, right + base + enginesOwn + more + ['package', goal('verify'), goal('push'),
        goal('promote'), '-Dmultiarch.tags=' + tag, '-Dmultiarch.source=' + pushed.name() + '/acme/app:' + tag,
        '-Dmultiarch.targets=' + [identity, helped, docker].collect { it.name() + '/acme/app:' + tag }.join(',')]).succeed() }

    def lines = CommandLines.watched()
    try {
        place.start('fill', right + [goal('promote'), '-X', '-Dmultiarch.source=' + engine.get('registryLocal') + '/library/busybox:1',
            '-Dmultiarch.targets=' + plain.name() + '/private/base:1']).succeed()
        whole('whole', '1.0', [])
        whole('whole-debug', '2.0', ['-X'])
        def failing = [
            'build-step-failed': place.start('build-failed', right + base + enginesOwn +
                ['-X', 'package', '-Dmultiarch.id=fails', '-Dmultiarch.dockerfile=Dockerfile.fails']),
            'registry-refused': place.start('push-failed', wrong + base + ['-X', goal('push'), '-Dmultiarch.tags=2.0']),
            'build-access-denied': place.start('pull-failed', wrong + base + enginesOwn +
                ['-X', 'package', '-Dmultiarch.id=denied', '-Dmultiarch.noCache']),
            'registry-': place.start('proxied', right + [goal('inspect'), '-X', '-Dmultiarch.references=registry.test:5000/acme/app:1',
                '-Dmultiarch.insecureRegistries=registry.test:5000'])]
        failing.each { problem, run -> assert run.exitCode() != 0 && run.log().contains('#' + problem) : run.log() }
        assert failing['build-step-failed'].log().contains('the token is ***')
        assert heard.any { it == 'Basic ' + ('us:' + secrets['proxy of settings.xml'].value()).bytes.encodeBase64() }
        place.start('builder', right + ['-Pown-builder', goal('setup'), '-Dmultiarch.platforms=linux/amd64']).succeed()
    } finally {
        lines.close()
    }
    (issuer.issued() + refreshing.issued()).eachWithIndex { token, number ->
        secrets['token ' + number] = new Secret('token ' + number, token.split(/\./)[2].take(60)) }
    assert refreshing.issued() && issuer.issued()
    def search = new SecretSearch(secrets.values())

    // the processes: only what the documentation says of <driverOpts>
    assert lines.seen().any { it.contains('buildx build') }
    def telling = lines.seen().findAll { search.in(it) }
    assert telling.every { it.contains('buildx create') && search.in(it) == ['option of the builder'] as Set }
    witness.calls().each { call ->
        assert search.in(call.arguments()) == (call.arguments().startsWith('buildx create ') ? ['option of the builder'] as Set : [] as Set)
        assert ['build argument', 'build secret by variable', 'proxy of the environment', 'option of the builder']
            .containsAll(search.in(call.environment()))
    }
    assert witness.calls().any { it.arguments().startsWith('buildx build ') && search.in(it.environment()).contains('build argument') }

    // files while it runs: only those that nobody else can read, and in folders that are as private
    def temporary = search.below(witness.folder().resolve('tmp'), [] as Set)
    assert temporary.any { it.secret() == 'password of settings.xml' } && temporary.any { it.secret() == 'configuration of BuildKit' }
    temporary.each { assert it.where() =~ /\/multiarch-(docker-[^\/]+\/config\.json|buildkitd[^\/]*\/[^\/]+)$/ && witness.isPrivate(it.where()) }
    assert search.below(tmp.toPath(), [] as Set) == []

    // what stays: the argument in the configuration of the image, in its history; the builder's record
    def configurations = new File(basedir, 'target/multiarch/app/layout/blobs/sha256').listFiles()
        .findAll { it.text.startsWith('{') && it.text.contains('"history"') }*.name as Set
    def left = search.below(basedir.toPath(), ['inputs', 'seen', '.mvn'] as Set).findAll { finding ->
        def file = new File(basedir, finding.where())
        def hash = file.isFile() ? MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString() : ''
        !(finding.secret() == 'build argument' && configurations.contains(hash)) &&
            !(finding.where().startsWith('buildx/instances/') &&
                finding.secret() in ['option of the builder', 'configuration of BuildKit'])
    }
    assert left == []
    def written = []
    basedir.eachFileRecurse(groovy.io.FileType.FILES) { written << it.name }
    assert written.containsAll(['whole.log', 'whole-debug.log', 'image.json', 'digests.txt', 'timeline.html', 'timeline.json', 'app.log'])

    place.start('teardown', [goal('teardown'), '-X']).succeed()
    assert search.below(new File(basedir, 'buildx').toPath(), [] as Set) == []
    assert search.in(new File(basedir, 'teardown.log').text) == [] as Set
} finally {
    open*.close()
    issuer.close()
    refreshing.close()
    proxy.stop(0)
}
return true
