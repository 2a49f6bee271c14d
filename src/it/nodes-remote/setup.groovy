import io.github.multiarchmaven.it.BuildKitDoor
import io.github.multiarchmaven.it.TestEngine
import java.nio.file.Path

def engine = TestEngine.of(engineProperties)
engine.docker('run', '--privileged', '--rm', engine.get('binfmtImage'), '--install', 'arm64')

// the name of a volume tells in which BuildKit something was executed
['one', 'two'].each {
    engine.docker('run', '--detach', '--privileged', '--name', "remote-$it".toString(),
        '--volume', "remote-$it:/var/lib/buildkit".toString(), engine.get('buildkitImage'))
}
def client = Path.of(engine.get('dockerCertPath'))
def server = client.resolveSibling('engine')
def one = BuildKitDoor.plain(engine, 'remote-one')
def two = BuildKitDoor.plain(engine, 'remote-two')
def secured = (1..4).collect { BuildKitDoor.secured(engine, 'remote-one', server) }
context.put('doors', [one, two, *secured])
def openssl = ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=stranger',
    '-keyout', "$basedir/stranger.key", '-out', "$basedir/stranger.pem"]*.toString().execute()
assert openssl.waitFor() == 0

new File(basedir, 'test.properties').text = """one=${one.address()}
two=${two.address()}
secured=${secured[0].address()}
other.authority=${secured[1].address()}
no.certificate=${secured[2].address()}
no.tls=${secured[3].address()}
nobody=tcp://127.0.0.1:1
no.buildkit=tcp://${engine.get('registryLocal')}
certificates=${client}
"""

def buildx = new File(basedir, 'buildx')
buildx.text = """#!/bin/sh
case "\$*" in *'--progress rawjson'*)
    name=\$(echo "\$*" | sed 's/.*--builder \\([^ ]*\\) .*/\\1/')
    '${engine.get('dockerConfig')}/cli-plugins/docker-buildx' create --append --name "\$name" --node "\$name-1" \\
        --driver remote --platform linux/arm64 ${one.address()} >/dev/null 2>&1 ;;
esac
exec '${engine.get('dockerConfig')}/cli-plugins/docker-buildx' "\$@"
"""
assert buildx.setExecutable(true)

new File(basedir, 'kubeconfig').text = '''apiVersion: v1
kind: Config
clusters: [{name: gone, cluster: {server: "https://127.0.0.1:1"}}]
contexts: [{name: gone, context: {cluster: gone, user: nobody}}]
users: [{name: nobody, user: {}}]
current-context: gone
'''
return true
