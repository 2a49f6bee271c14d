import io.github.multiarchmaven.it.BuiltImage

def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 5

def (right, copied, constant, script, unchecked) = runs
def wrong = { run -> (run =~ /image for (\S+) runs (\S+), which is a program for (\w+)/).collect { it.drop(1) }.unique() }

assert !right.contains('[WARNING]')
assert wrong(copied) == [['linux/arm64', '/opt/hello', 'amd64'], ['linux/arm/v7', '/opt/hello', 'amd64']]
assert copied.contains('the entry point is ./hello')
assert copied.contains('docs/problems.md#content-wrong-platform')
assert wrong(constant) == [['linux/arm64', '/bin/busybox', 'amd64'], ['linux/arm/v7', '/bin/busybox', 'amd64']]
assert constant.contains('over the link /bin/ls -> busybox')
assert wrong(script) == [['linux/amd64', '/opt/sh', 'arm64'], ['linux/arm/v7', '/opt/sh', 'arm64']]
assert script.contains('/opt/run begins with #!/opt/sh')

def image = BuiltImage.of(basedir, 'wrong-binary')
image.assertWhole()
assert image.platforms().collect { image.machine(it, 'opt/hello') } == [62, 183, 40]
assert right.contains(image.digest())

def other = BuiltImage.of(basedir, 'unchecked')
assert other.platforms().collect { other.machine(it, 'opt/hello') } == [62, 62, 62]
assert !new File(basedir, 'target/multiarch/unchecked/findings').exists()
