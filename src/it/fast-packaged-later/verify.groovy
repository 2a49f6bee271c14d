def log = new File(basedir, 'build.log').text
def runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 4
def warning = '[WARNING] spring-boot-maven-plugin:repackage (fat-jar) comes after this image in the phase package'
assert runs[0].count(warning) == 1
assert runs[0].contains('put multiarch-maven-plugin behind spring-boot-maven-plugin in the POM')
// behind it, and from the command line, nothing comes later
runs[1..2].each { assert !it.contains('comes after this image') }
assert runs[3].count(warning) == (log.contains('Apache Maven 4') ? 1 : 0)
// as far as the engine, which is not there
runs.each { assert it.contains('docs/problems.md#engine-unreachable') }
return true
