def log = new File(basedir, 'build.log').text
assert log.contains('"linux/amr64"') && log =~ /[Dd]id you mean linux\/arm64\?/
assert log.contains('docs/problems.md#platform-unknown')
// there is no engine: it has not been asked for
assert !log.contains('engine-unreachable')
