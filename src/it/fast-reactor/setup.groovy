import io.github.multiarchmaven.layout.TestLayouts

['amd64', 'arm64', 's390x'].each { architecture ->
    TestLayouts.of('linux/' + architecture).writeTo(new File(basedir, 'layouts/' + architecture).toPath())
}
return true
