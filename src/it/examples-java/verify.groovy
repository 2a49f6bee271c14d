import io.github.multiarchmaven.it.BuiltImage

def image = BuiltImage.of(basedir, 'greeter')
image.assertWhole()
assert image.platforms() == ['linux/amd64', 'linux/arm64']

def log = new File(basedir, 'build.log').text
assert log =~ /linux\/amd64 +passed +native .* java -jar \/app.jar/
assert log =~ /linux\/arm64 +passed +emulated .* java -jar \/app.jar/

// a jar is the same everywhere: nothing was executed for arm64 until the image was run
assert log.indexOf('Registering') < 0 || log.indexOf('Registering') > log.indexOf('Built and proved')
return true
