def log = new File(basedir, 'build.log').text
['build', 'load'].each { goal ->
    assert log.contains('[INFO] Skipping multiarch:' + goal + ': multiarch.skip is set')
    assert log.contains('[INFO] Skipping multiarch:' + goal + ': multiarch.' + goal + '.skip is set')
}
assert log.contains('There is no result to push') && log.contains('docs/problems.md#result-missing')
assert !new File(basedir, 'target/multiarch').exists()
