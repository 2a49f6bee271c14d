def log = new File(basedir, 'build.log').text
assert log.contains('5 problems:')
['image-invalid', 'platform-twice', 'platform-unknown', 'dockerfile-missing', 'build-arg-automatic'].each {
    assert log.contains('docs/problems.md#' + it)
}
assert !(log =~ /\n\s+at \S+ ?\(/)
