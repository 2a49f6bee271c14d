import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
assert engine.ourBuilders() == []
def goal = (new File(basedir, 'build.log').text =~ /multiarch-maven-plugin:(\S+):setup/)[0][1]

// a process for each of two platforms, twice
def runs = ['linux/arm64', 'linux/arm/v7', 'linux/arm64', 'linux/arm/v7'].withIndex().collect { platform, i ->
    def builder = new ProcessBuilder(
        new File(System.getProperty('maven.home'), 'bin/mvn').path, '-o', '-llr', '-B', '-Dmaven.repo.local=' + localRepositoryPath,
        'io.github.multiarch-maven:multiarch-maven-plugin:' + goal + ':setup', '-Dmultiarch.platforms=' + platform,
        '-Dmultiarch.builder.image=' + engine.get('buildkitImage'), '-Dmultiarch.binfmt.image=' + engine.get('binfmtImage'))
    builder.environment().putAll(DOCKER_HOST: engine.get('dockerHost'), DOCKER_CONFIG: engine.get('dockerConfig'),
        PATH: engine.get('path') + ':' + System.getenv('PATH'))
    def log = new File(basedir, "run-${i}.log")
    [process: builder.directory(basedir).redirectErrorStream(true).redirectOutput(log).start(), log: log]
}
runs.each { assert it.process.waitFor() == 0 : it.log.text }
def all = runs.collect { it.log.text }.join()

assert engine.ourBuilders().size() == 1
assert engine.docker('ps', '--format={{.Names}}').readLines().count { it.startsWith('buildx_buildkit_multiarch-') } == 1
assert TestEngine.handlers() == ['qemu-aarch64', 'qemu-arm']
assert all.count('Creating the builder') == 1
assert all.count('Registering QEMU handlers for linux/arm64') == 1
assert all.count('Registering QEMU handlers for linux/arm/v7') == 1
// somebody had to wait, or this has shown nothing
assert all.contains('Another build prepares this engine')
