import io.github.multiarchmaven.it.TestEngine

def registry = TestEngine.of(engineProperties).get('registryLocal')
new File(basedir, 'test.properties').text = "registry=$registry\nmultiarch.source=$registry/acme/app:1.0-rc1\n"
return true
