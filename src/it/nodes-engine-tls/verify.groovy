import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def log = new File(basedir, 'build.log').text
def runs = log.split(/\[INFO\] Scanning for projects/)[1..-1]
assert runs.size() == 10

def name = (runs[0] =~ /multiarch-[0-9a-f]{10}/)[0]
assert runs[0].contains('Creating the builder') && runs[0].contains('BUILD SUCCESS')
assert runs[1].contains('Built and proved') && !(runs[1] =~ /Creating the builder|Booting/)
assert engine.docker('image', 'ls').contains('acme/engine-tls')
// the same builder, whoever says where the engine is
assert runs[2] =~ /Builder  ${name} running, BuildKit \S+, at ${java.util.regex.Pattern.quote(engine.get('dockerTlsHost'))} *\n/
assert runs[2] =~ /Engine .*the docker context secured/

assert runs[3].contains('expired/cert.pem cannot be used') && runs[3].contains('Its certificate expired on 2')
assert runs[4].contains('The engine refused our certificate')
assert runs[5].contains('is not signed by the authority in ca.pem')
assert runs[6].contains('no-key/key.pem cannot be used') && runs[6].contains('There is no such file')
assert runs[7].contains('wants TLS, and was spoken to without') && runs[7].contains('DOCKER_TLS_VERIFY is not set')
runs[3..7].each {
    assert it.contains('docs/problems.md#engine-tls') && it =~ /next:/
    // said once, and nothing that follows from it
    assert it.count('docs/problems.md#') == 1
}
assert !(log =~ /\n\s+at \S+ ?\(/) && !log.contains('Caused by')
new File(engine.get('dockerCertPath'), 'key.pem').readLines().findAll { it.length() > 20 && !it.contains('-----') }.each {
    assert !log.contains(it)
}

assert runs[9].contains("BUILD SUCCESS") && !runs[9].contains(name)
assert runs[8].contains(name)
assert engine.ourBuilders() == []
assert !engine.docker('ps', '--all', '--format={{.Names}}').contains(name)
// nothing is left: neither in the user's contexts nor in the folder for temporary files
assert !new File(engine.get('dockerConfig'), 'contexts').exists()
assert new File(basedir, 'docker-config/contexts/meta').list().length == 1
assert !new File(System.getProperty('java.io.tmpdir')).list().any { name_ ->
    name_.startsWith('multiarch-docker-') && new File(System.getProperty('java.io.tmpdir'), name_ + '/contexts/tls').exists() }
engine.docker('rmi', engine.docker('image', 'ls', '--quiet', 'acme/engine-tls').readLines()[0])
return true
