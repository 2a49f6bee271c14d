import io.github.multiarchmaven.it.HelloProgram

HelloProgram.write(new File(basedir, 'rel/hello-amd64'), 'amd64', 'Hello world from amd64')
HelloProgram.write(new File(basedir, 'rel/hello-arm'), 'arm', 'Hello world from arm')
return true
