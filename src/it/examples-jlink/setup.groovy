import io.github.multiarchmaven.it.JavaBase
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
def slim = JavaBase.of(engine).withoutJava(new File(basedir, 'base').toPath())
new File(basedir, 'base').deleteDir()
new File(basedir, 'test.properties').text = """multiarch.buildContexts=debian:12-slim=docker-image://$slim
jmods.amd64=${JavaBase.jmods('amd64')}
jmods.arm64=${JavaBase.jmods('arm64')}
"""
return true
