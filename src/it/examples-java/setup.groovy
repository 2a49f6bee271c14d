import io.github.multiarchmaven.it.JavaBase
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def jre = JavaBase.of(engine).withJava(new File(basedir, 'base').toPath())
new File(basedir, 'base').deleteDir()
new File(basedir, 'test.properties').text = "multiarch.buildContexts=eclipse-temurin:17-jre=docker-image://$jre\n"
return true
