import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.TestEngine

// all that one build can leave, of one image
def engine = TestEngine.of(engineProperties)
def name = engine.get('registry') + '/all-outputs/app:1.0'
def image = BuiltImage.of(basedir, 'app')
image.assertWhole()
assert image.platforms() == ['linux/amd64', 'linux/arm64', 'linux/arm/v7']
assert engine.docker('image', 'inspect', '--format={{.Id}}', name) == image.digest() + '\n'
assert engine.docker('run', '--rm', name) == 'amd64\n'
['linux_amd64': 'amd64', 'linux_arm64': 'arm64', 'linux_arm_v7': 'armv7'].each { folder, text ->
    def result = new File(basedir, 'target/multiarch/app')
    assert new File(result, "files/${folder}/etc/made-for").text == text + '\n'
    assert ['tar', 'xOf', new File(result, 'files.tar').path, "${folder}/etc/made-for"].execute().text == text + '\n'
}
def pushed = new URL("http://${engine.get('registryLocal')}/v2/all-outputs/app/manifests/1.0").openConnection()
pushed.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
assert pushed.responseCode == 200 && pushed.getHeaderField('Docker-Content-Digest') == image.digest()
return true
