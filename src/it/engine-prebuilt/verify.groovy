import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def registry = engine.get('registryLocal')
def platforms = ['linux/amd64', 'linux/arm/v7']
def says = { image, platform -> engine.docker('run', '--rm', '--pull=always', '--quiet', "--platform=$platform".toString(), "$registry/acme/$image".toString()) }

// one command on every platform
assert platforms.collect { says('myapp:1.0', it) } == ['Hello world from amd64\n', 'Hello world from arm\n']
assert platforms.collect { says('bare:1.0', it) } == ['Hello world from amd64\n', 'Hello world from arm\n']
// built again and not a byte longer: BuildKit must not go on with the former program
assert platforms.collect { says('myapp:again', it) } == ['Hello again from amd64\n', 'Hello again from arm\n']
assert platforms.collect { says('bare:again', it) } == ['Hello again from amd64\n', 'Hello again from arm\n']

def image = BuiltImage.of(basedir, 'myapp')
image.assertWhole()
assert image.platforms() == platforms
assert platforms.collect { image.text(it, 'etc/machine').strip() } == ['x86_64', 'armv7l']
assert image.time('linux/arm/v7', 'usr/local/bin/myapp').toString().startsWith('1980-02-01T')

def bare = BuiltImage.of(basedir, 'bare')
assert bare.layers('linux/arm/v7').size() == 1
assert bare.config('linux/arm/v7').path('config').path('Entrypoint').collect { it.asText() } == ['/opt/myapp', '"quoted"']

def (dry, first, again, copy, swapped, half) = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
for (line in ['FROM scratch', 'ARG TARGETPLATFORM', 'COPY --from=prebuilt $TARGETPLATFORM/ /opt/', 'ENTRYPOINT ["/opt/myapp", "\\"quoted\\""]']) {
    assert dry.contains('-     ' + line + '\n') || dry.contains('-     ' + line + '\r\n')
}
assert dry.contains('take rel/myapp-arm for linux/arm/v7, as myapp')
assert !first.contains('[WARNING]')
// neither permissions nor times of what was built matter to BuildKit: it has all that already
def digests = { run -> (run =~ /Built and proved .*: (sha256:\w+)/).collect { it[1] } }
assert digests(first).size() == 2 && digests(copy) == digests(first) && digests(again) != digests(first)
assert swapped.contains('swapped/myapp-amd64, which <prebuilt> has for linux/amd64, is a program for arm')
assert swapped.contains('swapped/myapp-arm, which <prebuilt> has for linux/arm/v7, is a program for amd64')
assert swapped.contains('docs/problems.md#prebuilt-wrong-platform')
assert half.contains('There is no half/myapp-arm, which <prebuilt> has for linux/arm/v7')
assert half.contains('in that folder there is myapp-amd64')
assert !(swapped + half).contains('Building acme') && !(swapped + half).contains('Registering')

// nothing is left of what was laid out
assert new File(basedir, 'target/multiarch').list().sort() == ['bare', 'bare.log', 'myapp', 'myapp.log']
assert !new File(basedir, 'target/multiarch/myapp').list().contains('prebuilt')
assert new File(basedir, 'docker').list() == ['Dockerfile']
return true
