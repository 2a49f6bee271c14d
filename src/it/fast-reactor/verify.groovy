def runs = new File(basedir, 'build.log').text.split('Scanning for projects')[1..-1]
assert runs.size() == 5

// several executions, and what a module adds to its parent's configuration or puts in its place
assert runs[0].contains('Merged acme/one:1.0 for linux/amd64, linux/arm64: ')
assert runs[0].contains('Merged acme/tool:1.0 for linux/s390x: ')
assert runs[0].contains('Merged acme/two:1.0 for linux/amd64, linux/arm64: ')

// -pl and -rf: the other module is not in the run, its result is
runs[1..2].each { run ->
    assert run.contains('Merged acme/two:1.0 for linux/amd64, linux/arm64: ')
    assert !run.contains('Merged acme/one:1.0')
}
// -am, and a profile
assert runs[3].contains('Merged acme/one:1.0 for linux/amd64, linux/arm64, linux/s390x: ')
assert runs[3].contains('Merged acme/two:1.0 for linux/amd64, linux/arm64, linux/s390x: ')

// --fail-at-end: what does not need the module with the mistake is done
assert runs[4].count('docs/problems.md#image-invalid') == 1
assert runs[4].contains('Merged acme/three:1.0 for linux/amd64: ') && !runs[4].contains('Merged acme/two:1.0')
assert runs[4].contains('BUILD FAILURE')

// who runs it is told by -V
def said = { file -> new File(basedir, file).readLines().findAll { !(it =~ /^(Apache Maven|Maven home|Java version|Default locale|OS name|\d+\.\d)/) } }
assert said('quiet.log').findAll { !it.isBlank() } == []
assert new File(basedir, 'one/target/multiarch/one/image.json').exists()

def escape = '\u001b'
def ours = { file -> said(file).findAll { it.contains('Merged acme/one:1.0') } }
assert ours('coloured.log').size() == 1 && ours('plain.log').size() == 1
// the level has Maven's colour; the rest has none
assert ours('coloured.log')[0].contains(escape + '[')
assert !ours('coloured.log')[0].split('] ', 2)[1].contains(escape)
assert !new File(basedir, 'plain.log').text.contains(escape)
// Debian's Maven resets a terminal at its end, be there one or not
assert !new File(basedir, 'build.log').text.replace(escape + '[0m', '').contains(escape)
return true
