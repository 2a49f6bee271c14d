import groovy.json.JsonSlurper
import io.github.multiarchmaven.it.TestEngine

def registry = TestEngine.of(engineProperties).get('registryLocal')
def digest = { tag ->
    def connection = new URL("http://$registry/v2/acme/app/manifests/$tag").openConnection()
    connection.setRequestProperty('Accept', 'application/vnd.oci.image.index.v1+json')
    connection.getHeaderField('Docker-Content-Digest')
}
def (released, promoted, broken) = new File(basedir, 'build.log').text.split('Building app 1.0').drop(1)

// built once: what was tested is what was pushed, and what has the name of the release
def built = (released =~ /Built and proved .*: (sha256:\w+)/)[0][1]
assert digest('1.0-rc1') == built && digest('1.0') == built
assert released.indexOf('Built and proved') < released.indexOf('[exec] app 1.0 on x86_64')
assert released.indexOf('[exec] app 1.0 on x86_64') < released.indexOf('Pushed ')
assert released.contains('passed on 3 platforms')
assert promoted.contains('Promoted ') && !promoted.contains('Building ')

assert broken.contains('Built and proved') && !broken.contains('Pushed ')
assert new JsonSlurper().parse(new URL("http://$registry/v2/acme/app/tags/list")).tags.sort() == ['1.0', '1.0-rc1']

// the recipe for this flow in Jenkins is Groovy, and what is none would be seen
def recipe = new File('src/it/ci/Jenkinsfile').text
new GroovyShell().parse(recipe)
try {
    new GroovyShell().parse(recipe.replaceFirst("'docker'", "'docker"))
    assert false : 'a quote too few was taken for Groovy'
} catch (org.codehaus.groovy.control.CompilationFailedException expected) {
}
return true
