import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forgetRepository('acme/article')
engine.forgetRepository('released/article')
return true
