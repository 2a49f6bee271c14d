import io.github.multiarchmaven.chaos.Rounds
import io.github.multiarchmaven.it.MavenProcess
import io.github.multiarchmaven.it.TestEngine

def engine = TestEngine.of(engineProperties)
engine.forget()
def place = new MavenProcess.Place(engine, basedir.toPath(), System.getProperty('maven.home'), localRepositoryPath.toPath(),
    engine.get('path') + ':' + System.getenv('PATH'))
Rounds.play(place, chaosSeed as long, chaosRounds as int, System.out)
engine.forget()
return true
