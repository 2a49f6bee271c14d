import io.github.multiarchmaven.it.HandlerPlant
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert new File(basedir, 'build.log').text =~ /linux\/arm64 +kernel handler/
def name = engine.ourBuilders()[0]
def context = new File(basedir, 'context')
context.mkdirs()
new File(context, 'Dockerfile').text = "FROM ${engine.get('baseImage')}\nRUN uname -m\n"
def build = {
    engine.docker('buildx', 'build', '--builder', name, '--platform=linux/arm64', '--no-cache', '--output=type=cacheonly',
        '--progress=plain', context.path)
}
assert build().contains('aarch64')

// the handler goes; for some 20 s the builder still counts on it rather than on its own emulator (moby/buildkit,
// util/archutil, "CacheMaxAge"), and is restarted if that is so
HandlerPlant.write('qemu-aarch64', '-1')
def log = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH')).start('again', [
        plugin + ':setup', '-Dmultiarch.platforms=linux/arm64',
        '-Dmultiarch.builder.image=multiarch-test/bundling-buildkit', '-Dmultiarch.binfmt.mode=never']).succeed()
def restarted = log.contains('Restarting the builder ' + name)
assert restarted ? log =~ /linux\/arm64 +bundled +was outdated in builder/ : log =~ /linux\/arm64 +in builder/
assert TestEngine.handlers() == []
assert build().contains('aarch64')
