import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def build = { tag, platform, madeBy ->
    engine.docker('build', '--platform', platform, '--build-context', 'alpine=docker-image://' + engine.get('baseImage'),
        '--build-arg', 'MADE_BY=' + madeBy, '--tag', tag, basedir.path)
}
build('acme/plain:amd64', 'linux/amd64', 'docker build')
build('acme/plain:arm64', 'linux/arm64', 'docker build')
build('acme/plain:arm64-fresh', 'linux/arm64', 'a later docker build')

// another job has pushed without a tag that anybody knows, and noted the digest
def pushed = engine.get('registryLocal') + '/acme/of-another-job:1'
build(pushed, 'linux/s390x', 'another job')
engine.docker('push', '--quiet', pushed)
new File(basedir, 'digests.txt').text =
    engine.docker('image', 'inspect', '--format={{index .RepoDigests 0}}', pushed)
new File(basedir, 'elsewhere.txt').text = new File(basedir, 'digests.txt').text.replace('127.0.0.1', 'localhost')

// others have pushed theirs by a tag, one of them into the repository that the list goes to
['amd64': '/acme/by-tag:amd64', 'arm64': '/acme/straight:arm64'].each { tag, name ->
    engine.docker('tag', 'acme/plain:' + tag, engine.get('registryLocal') + name)
    engine.docker('push', '--quiet', engine.get('registryLocal') + name)
}
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm,arm64,s390x')
return true
