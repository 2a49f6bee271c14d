def log = new File(basedir, 'build.log').text
assert log.contains('docs/problems.md#engine-unreachable')
assert log =~ /No Docker engine answers at unix:\/\/\S*no-engine.sock.*DOCKER_HOST/
assert log =~ /next:.* start docker/
assert !(log =~ /\n\s+at \S+ ?\(/) && !log.contains('Caused by')
assert !new File(basedir, 'target/multiarch').exists()
