def log = new File(basedir, 'build.log').text
['build', 'load'].each { goal ->
    assert log.contains('[INFO] Skipping multiarch:' + goal + ': multiarch.skip is set')
    assert log.contains('[INFO] Skipping multiarch:' + goal + ': multiarch.' + goal + '.skip is set')
}
assert !new File(basedir, 'target/multiarch').exists()
