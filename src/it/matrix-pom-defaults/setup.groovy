def git = { String... arguments ->
    def process = ['git', '-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', *arguments].execute(null, basedir)
    def text = process.text
    assert process.waitFor() == 0 : process.err.text
    text
}
git('init', '--quiet')
git('add', 'Dockerfile', 'message')
git('commit', '--quiet', '--message', 'the sources')
new File(basedir, 'commit').text = git('rev-parse', 'HEAD').trim()
return true
