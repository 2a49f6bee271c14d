import io.github.multiarchmaven.it.TestEngine

TestEngine.of(engineProperties).forget()
return true
