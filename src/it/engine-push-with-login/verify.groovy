import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.registry.Certificates
import io.github.multiarchmaven.registry.DockerRegistry

def engine = TestEngine.of(engineProperties)
def maven = System.getProperty('maven.home')
def place = new MavenProcess.Place(engine, basedir.toPath(), maven, localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def push = plugin + ':push'
def secret = 'pl3ase-hide-me'
def folder = new File(basedir, 'registry')
folder.mkdir()

// encrypted as a user of Maven 3 does it
def encrypt = { String... arguments ->
    def process = ([maven + '/bin/mvn', '-Dsettings.security=' + new File(basedir, 'security.xml')] + arguments.toList())
        .execute(['JAVA_HOME=' + System.getProperty('java.home'), 'PATH=' + System.getenv('PATH')], basedir)
    def words = process.text
    assert process.waitFor() == 0 : words
    return words.readLines().find { it.startsWith('{') }
}
new File(basedir, 'security.xml').text =
    "<settingsSecurity><master>${encrypt('--encrypt-master-password', 'a-master')}</master></settingsSecurity>"
def encrypted = encrypt('--encrypt-password', secret)
assert encrypted && !encrypted.contains(secret)

def certificates = new Certificates(folder.toPath())
def tls = ", tls: {certificate: ${certificates.pem()}, key: ${certificates.keyPem()}}"
def registry = new DockerRegistry(engine, folder.toPath(), '127.0.0.1', tls.toString(), DockerRegistry.basic(folder.toPath(), 'ci', secret))
try {
    def settings = { name, password ->
        new File(basedir, name).text = """
            <settings><servers>
              <server><id>${registry.name()}</id><username>ci</username><password>${password}</password></server>
            </servers></settings>"""
        return ['-s', name, '-Dsettings.security=' + new File(basedir, 'security.xml')]
    }
    def calls = ['-X', 'package', push, '-Dregistry=' + registry.name()]
    def trusting = ['-Dmultiarch.registryCertificates=' + certificates.pem()]

    def fail = { name, arguments, problem ->
        def run = place.start(name, calls + arguments)
        assert run.exitCode() != 0 && run.log().contains('#' + problem)
        return run.log()
    }
    fail('untrusted', settings('settings.xml', encrypted), 'registry-untrusted')
    def wrong = fail('wrong', trusting + settings('wrong.xml', 'wr0ng-one'), 'registry-refused')
    assert wrong.contains("server ${registry.name()} of settings.xml")
    assert !wrong.contains('wr0ng-one')

    place.start('right', calls + trusting + settings('settings.xml', encrypted)).succeed()
    def image = new JsonSlurper().parse(new File(basedir, 'target/multiarch/app/image.json'))
    assert image.published == ["${registry.name()}/acme/app:1.0@${image.digest}".toString()]
    assert new File(basedir, 'target/multiarch/app/digests.txt').text == image.published[0] + '\n'
} finally {
    registry.close()
}

def telling = []
basedir.eachFileRecurse(groovy.io.FileType.FILES) {
    def text = it.getText('ISO-8859-1')
    if (text.contains(secret) || text.contains(Base64.encoder.encodeToString(('ci:' + secret).bytes))) {
        telling << it.name
    }
}
assert telling == ['verify.groovy']
