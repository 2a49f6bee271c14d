import io.github.multiarchmaven.it.BuiltImage
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine
import io.github.multiarchmaven.layout.TestLayouts

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def digest = BuiltImage.of(basedir, 'lying-builds').digest()

// a docker command whose builds end well, with what it is told to leave; everything else is the real one
def lying = { name, leave ->
    def program = new File(basedir, 'programs-' + name + '/docker')
    program.parentFile.mkdirs()
    program.text = """#!/bin/sh
case "\$*" in
"buildx build"*)
    touch ${basedir}/${name}-asked
    for argument; do
        case \$argument in
        type=oci,dest=*) folder=\${argument#type=oci,dest=}; folder=\${folder%,tar=false} ;;
        type=local,dest=*) folder=\${argument#type=local,dest=} ;;
        type=tar,dest=*) folder=\${argument#type=tar,dest=} ;;
        */metadata.json) metadata=\$argument ;;
        esac
    done
    ${leave}
    exit 0 ;;
esac
exec ${engine.get('docker')} "\$@"
"""
    program.executable = true
    place.withPrograms(program.parentFile.toPath())
}
def refused = { name, kind, leave, problem, String... asked ->
    def said = lying(name, leave).start(name, ['package', '-Dmultiarch.blobStore=none', '-Dkind=' + kind, *asked])
        .failWith(problem)
    assert new File(basedir, name + '-asked').exists()
    assert BuiltImage.of(basedir, 'lying-builds').digest() == digest : 'the image before has to stay'
    said
}
def layout = { name, TestLayouts layouts ->
    layouts.writeTo(new File(basedir, 'prepared/' + name).toPath())
}
def copy = { "mkdir -p \"\$(dirname \"\$folder\")\" && cp -R ${basedir}/prepared/${it}/. \"\$folder\"" }
def both = { TestLayouts.of('linux/amd64', 'linux/arm64') }
new File(basedir, 'prepared').mkdir()

// with a layout that is right it passes, so that each of the others is refused for what is wrong with it
layout('right', both())
place.start('honest', ['package', '-Dmultiarch.blobStore=none', '-Dmultiarch.id=honest']).succeed()
lying('right', 'mkdir -p "$folder"; ' + copy('right')).start('right', ['package', '-Dmultiarch.blobStore=none', '-Dmultiarch.id=right']).succeed()

assert refused('nothing', 'oci', 'true', 'output-not-proved').contains('has left no image')
refused('error', 'oci', 'echo "ERROR: failed to solve: something went wrong" >&2', 'output-not-proved')

def missing = layout('missing', both())
TestLayouts.remove(missing, missing.content().images()[1].layers()[1].digest())
refused('missing', 'oci', copy('missing'), 'layout-blob-missing')

def damaged = layout('damaged', both())
TestLayouts.damage(damaged, damaged.content().images()[0].layers()[1].digest())
refused('damaged', 'oci', copy('damaged'), 'layout-blob-wrong')

layout('few', TestLayouts.of('linux/amd64'))
assert refused('few', 'oci', copy('few'), 'result-platform-missing').contains('linux/arm64')

layout('many', TestLayouts.of('linux/amd64', 'linux/arm64', 'linux/s390x'))
assert refused('many', 'oci', copy('many'), 'result-platform-unrequested').contains('linux/s390x')

layout('twice', both().image('linux/arm64', [['more': 'other'.bytes]]))
refused('twice', 'oci', copy('twice'), 'result-platform-twice')

layout('wrong', TestLayouts.of('linux/amd64').image('linux/arm64', 'linux/amd64', [['more': 'other'.bytes]]))
refused('wrong', 'oci', copy('wrong'), 'result-platform-wrong')

layout('nested', both().nested())
refused('nested', 'oci', copy('nested'), 'layout-unreadable')

def lost = refused('lost', 'oci', 'mkdir -p "$folder"; ' + copy('right'), 'output-not-proved',
    '-Dmultiarch.annotations=lost=found', '-Dmultiarch.provenance=true')
assert lost.contains('the manifest of the image for linux/arm64 has nothing of that name where "found" was asked for')
assert lost.contains('what is attested of the image for linux/amd64: nothing')

// where there is nothing but what buildx says of it
[null: 'null', garbled: 'no json'].each { name, said ->
    refused('metadata-' + name, 'registry', "printf '%s' '${said}' >\"\$metadata\"", 'output-not-proved')
}
refused('undescribed', 'docker', 'echo "{}" >"$metadata"', 'output-not-proved')
def nowhere = '{"containerimage.digest":"sha256:' + '0' * 64 + '"}'
refused('elsewhere', 'docker', "printf '%s' '${nowhere}' >\"\$metadata\"", 'output-not-proved')
refused('files', 'local', 'mkdir -p "$folder/linux_amd64"; echo x >"$folder/linux_amd64/text"', 'output-not-proved')
refused('archive', 'tar', 'mkdir -p "$(dirname "$folder")"; head -c 3000 /dev/zero | tr "\\\\0" x >"$folder"', 'output-not-proved')
return true
