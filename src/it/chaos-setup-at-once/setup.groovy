import io.github.multiarchmaven.it.TestEngine

TestEngine.of(engineProperties).forget()

// a reactor whose modules fifty threads of one Maven set up: called by its name, the goal would run but once;
// every fifth needs a handler, or the test would take minutes
def platforms = ['linux/arm64', 'linux/arm/v7', 'linux/s390x', 'linux/ppc64le', 'linux/riscv64']
def names = (1..50).collect { 'm' + it }
def write = { folder, name, body ->
    folder.mkdirs()
    new File(folder, 'pom.xml').text = """<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId><artifactId>${name}</artifactId><version>1</version><packaging>pom</packaging>
  ${body}
</project>
"""
}
def threads = new File(basedir, 'threads')
write(threads, 'threads', "<modules>${names.collect { "<module>$it</module>" }.join()}</modules>")
names.eachWithIndex { name, i -> write(new File(threads, name), name, """<build><plugins><plugin>
    <groupId>io.github.multiarch-maven</groupId><artifactId>multiarch-maven-plugin</artifactId><version>\${plugin}</version>
    <configuration><platforms><platform>${i % 5 == 0 ? platforms[i / 5 as int % platforms.size()] : 'linux/amd64'}</platform></platforms></configuration>
    <executions><execution><phase>validate</phase><goals><goal>setup</goal></goals></execution></executions>
  </plugin></plugins></build>""")
}
return true
