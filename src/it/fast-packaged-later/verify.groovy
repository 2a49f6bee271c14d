def runs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert runs.size() == 3
def warning = '[WARNING] spring-boot-maven-plugin:repackage (fat-jar) comes after this image in the phase package'
assert runs[0].count(warning) == 1
assert runs[0].contains('put multiarch-maven-plugin behind spring-boot-maven-plugin in the POM')
// behind it, and from the command line, nothing comes later
runs.drop(1).each { assert !it.contains('comes after this image') }
// as far as the engine, which is not there
runs.each { assert it.contains('docs/problems.md#engine-unreachable') }
return true
