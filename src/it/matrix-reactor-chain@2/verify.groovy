import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def app = BuiltImage.of(new File(basedir, 'app'), 'chain-app')
app.assertWhole()
def variant = ['linux/amd64': '', 'linux/arm64': '', 'linux/arm/v7': 'v7']
def machine = ['linux/amd64': 'x86_64', 'linux/arm64': 'aarch64', 'linux/arm/v7': 'armv7l']
def arch = ['linux/amd64': 'amd64', 'linux/arm64': 'arm64', 'linux/arm/v7': 'arm']
assert app.platforms() == variant.keySet() as List
variant.each { platform, text ->
    assert app.text(platform, 'story').readLines()*.strip() ==
            ['base for ' + arch[platform], 'and the middle on ' + machine[platform], ('and the app ' + text).strip()]
}
// a module inherits the address of the repository, not one of its own that is nowhere
assert app.config('linux/arm64').path('config').path('Labels').path('org.opencontainers.image.source').asText() ==
        'https://git.example.com/acme/chain'
// the very layers of the others, and one more
def base = BuiltImage.of(new File(basedir, 'base'), 'chain-base')
variant.keySet().each { platform ->
    assert app.layers(platform).take(base.layers(platform).size()) == base.layers(platform)
    assert app.layers(platform).size() == base.layers(platform).size() + 2
}
def elsewhere = BuiltImage.of(new File(basedir, 'elsewhere'), 'chain-elsewhere')
elsewhere.assertWhole()
assert elsewhere.text('linux/arm/v7', 'story').readLines()*.strip() == ['base for arm', 'and the middle on armv7l', 'and something else v7']

def runs = new File(basedir, 'build.log').text.split('Scanning for projects')[1..-1]
def registry = engine.get('registryLocal')
assert runs[0].indexOf('Built and proved ' + registry + '/acme/chain-base:1.0') < runs[0].indexOf('Building ' + registry + '/acme/chain-middle:1.0')
assert runs[0].contains('/acme/chain-middle:1.0 is the image of the module com.example:chain-middle:1.0: oci-layout://' + basedir)
assert runs[1].contains(app.digest()) && runs[2].contains(app.digest())
assert !runs[1].contains('Building ' + registry + '/acme/chain-base:1.0')
assert runs[3].count('This is a dry run') == 3
assert runs[5].contains('/acme/chain-middle:1.0 is the image of the module com.example:chain-middle:1.0: docker-image://' + registry + '/acme/chain-middle')
assert runs[9].contains('docs/problems.md#result-missing')
def children = { image -> image.index().path('manifests').collect { it.path('digest').asText() }.sort() }
def again = BuiltImage.of(new File(basedir, 'app'), 'again')
again.assertWhole()
assert children(again) == children(base)
assert BuiltImage.of(new File(basedir, 'elsewhere'), 'again').text('linux/arm/v7', 'story').readLines()*.strip() ==
        ['base for arm', 'and the middle on armv7l']
return true
