import io.github.multiarchmaven.it.TestEngine

TestEngine.of(engineProperties).forget()
context.put('begin', java.time.Instant.now())
