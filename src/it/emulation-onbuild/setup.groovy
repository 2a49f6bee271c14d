import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def base = engine.get('registry') + '/acme/onbuild-base:1'
def folder = new File(basedir, 'base')
folder.mkdirs()
new File(folder, 'Dockerfile').text = 'FROM alpine\nONBUILD RUN uname -m > /made-on\n'
engine.docker('buildx', 'build', '--builder', 'default', '--provenance=false', '--platform', 'linux/amd64,linux/ppc64le',
    '--build-context', 'alpine=docker-image://' + engine.get('baseImage'),
    '--output', 'type=image,push=true,name=' + base, folder.path)
// of an earlier run
if (TestEngine.handlers().contains('qemu-ppc64le')) {
    new File('/proc/sys/fs/binfmt_misc/qemu-ppc64le').text = '-1'
}
return true
