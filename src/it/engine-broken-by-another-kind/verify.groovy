import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.TestEngine

try {
    assert HandlerPlant.planted() == context.get('planted')
    assert HandlerPlant.planted().size() == 1
    assert TestEngine.handlersByBirth() == context.get('born')

    def log = new File(basedir, 'build.log').text
    assert log.contains('docs/problems.md#handler-broken')
    assert log =~ /qemu-aarch64 \(.*\) is hidden by planted-rosetta \(\/bin\/true, flags F\)/
    assert log.contains('echo -1 | sudo tee /proc/sys/fs/binfmt_misc/planted-rosetta')
    assert !log.contains('privileged container')
} finally {
    HandlerPlant.clear()
}
