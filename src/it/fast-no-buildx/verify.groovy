def log = new File(basedir, 'build.log').text
assert log.contains('docs/problems.md#buildx-missing')
assert log =~ /next:.*docker-buildx/
assert !(log =~ /\n\s+at \S+ ?\(/)
