import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
new File(basedir, 'before.txt').text = engine.inventory()
return true
