def log = new File(basedir, 'build.log').text
def runs = log.split('Scanning for projects').drop(1)
assert runs.size() == 6
def warning = '[WARNING] spring-boot-maven-plugin:repackage (fat-jar) comes after this image in the phase package'
assert runs[0].count(warning) == 1
assert runs[0].contains('put multiarch-maven-plugin behind spring-boot-maven-plugin in the POM')
// behind it, from the command line, and where it does nothing, nothing comes later
runs[1..3].each { assert !it.contains('comes after this image') }
runs[4..5].each { assert it.count(warning) == (log.contains('Apache Maven 4') ? 1 : 0) }
// as far as the engine, which is not there
runs.each { assert it.contains('docs/problems.md#engine-unreachable') }
return true
