import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
['base', 'middle', 'app', 'elsewhere'].each { engine.forgetRepository('acme/chain-' + it) }
return true
