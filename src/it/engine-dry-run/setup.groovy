import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
context.put('inventory', engine.inventory())
