def log = new File(basedir, 'build.log').text
['build', 'doctor', 'inspect', 'load', 'merge', 'promote', 'push', 'setup', 'teardown', 'verify'].each { goal ->
    assert log.contains('[INFO] Skipping multiarch:' + goal + ': multiarch.skip is set')
}
assert !log.toLowerCase(Locale.ROOT).contains('validation issue')
assert !(log =~ /\[WARNING\].*multiarch/)
return true
