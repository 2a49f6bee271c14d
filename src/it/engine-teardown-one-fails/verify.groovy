import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def records = engine.records()
def builders = engine.ourBuilders()
engine.forget()

assert builders == []
assert records == ['multiarch-handler-qemu-aarch64']

def log = new File(basedir, 'build.log').text
assert log.contains('Removed the builder multiarch-0123456789')
assert log.count('docs/problems.md#image-unavailable') == 1
assert log.count('Leaving the images of builder and handlers') == 1
assert !(log =~ /\n\s+at \S+ ?\(/)
