import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
def setup = plugin + ':setup'
def builder = engine.ourBuilders()[0]
assert builder != null
def real = engine.get('docker')

// a docker command that tells the truth but for what the script says
def lying = { name, script ->
    def program = new File(basedir, 'programs-' + name + '/docker')
    program.parentFile.mkdirs()
    program.text = "#!/bin/sh\n${script}\nexec ${real} \"\$@\"\n"
    program.executable = true
    place.withPrograms(program.parentFile.toPath())
}
def told = { name -> new File(basedir, name).exists() }

// inspect shows an error and exits 0
def errors = lying('error', """case "\$*" in
"buildx inspect"*) touch ${basedir}/error; ${real} "\$@" | sed 's/^Status: .*/Error:          cannot connect to the node/'; exit 0 ;;
esac""")
assert errors.start('error-setup', [setup, '-Dmultiarch.platforms=linux/amd64']).failWith('builder-broken')
    .contains('cannot connect to the node')
assert errors.start('error-build', ['verify']).failWith('builder-broken').contains('cannot connect to the node')
assert told('error')

// ls says what went wrong where builders should be, and exits 0
def list = lying('list', """case "\$*" in
"buildx ls"*) echo 'Err: the store is damaged'; exit 0 ;;
esac""")
assert list.start('list', [plugin + ':teardown']).failWith('builders-unlisted').contains('the store is damaged')
assert engine.ourBuilders() == [builder]

// the builder vanishes after it has been seen
def vanishing = { name, call -> lying(name, """case "\$*" in
"${call}"*) if [ ! -e ${basedir}/${name} ]; then touch ${basedir}/${name}; ${real} "\$@"; code=\$?; ${real} buildx rm ${builder} >&2; exit \$code; fi ;;
esac""") }
vanishing('seen', 'buildx inspect').start('vanishes-seen', ['verify']).failWith('builder-broken')
assert told('seen') && engine.ourBuilders() == []
vanishing('created', 'buildx create').start('vanishes-created', [setup, '-Dmultiarch.platforms=linux/amd64']).failWith('builder-broken')
assert told('created') && engine.ourBuilders() == []
place.start('works-again', ['verify']).succeed()

// images that register handlers, or say so
def image = { name, from, command ->
    engine.image(new File(basedir, 'image-' + name).toPath(), 'lying-' + name,
        "FROM ${engine.get(from)}\nENTRYPOINT [\"/bin/sh\", \"-c\", \"${command}\"]\n")
}
def registering = { name, binfmt ->
    place.start(name, [setup, '-Dmultiarch.platforms=linux/arm64', '-Dmultiarch.binfmt.image=' + binfmt])
        .failWith('handler-not-registered')
}
assert registering('silent', image('silent', 'baseImage', 'true')).contains('no entry qemu-aarch64 came of it')
def ok = "echo '{\\\"supported\\\": [\\\"linux/amd64\\\", \\\"linux/arm64\\\"], \\\"emulators\\\": [\\\"qemu-aarch64\\\"]}'"
assert registering('ok', image('ok', 'baseImage', ok)).contains('entry qemu-aarch64 was there, and vanished')
assert TestEngine.handlers() == []
assert registering('other', image('other', 'binfmtImage', '/usr/bin/binfmt --install s390x'))
    .contains('new in the table is qemu-s390x, which was not asked for')
assert TestEngine.handlers() == ['qemu-s390x']
// with the image that is honest all is well
place.start('honest', [setup, '-Dmultiarch.platforms=linux/arm64']).succeed()
assert TestEngine.handlers() == ['qemu-aarch64', 'qemu-s390x']
return true
