import io.github.multiarchmaven.it.BuiltImage

def commit = new File(basedir, 'commit').text
def prefix = 'org.opencontainers.image.'
def labels = { image, platform ->
    image.config(platform).path('config').path('Labels').fields().collectEntries { [it.key - prefix, it.value.asText()] }
}
def ofPom = [
    title: 'Our image', version: '1.0', revision: commit, url: 'https://example.com/pom-defaults',
    source: 'https://git.example.com/acme/pom-defaults', licenses: 'Apache-2.0',
]

def first = BuiltImage.of(basedir, 'pom-defaults')
first.assertWhole()
assert first.description().path('image').asText() == 'registry.example.com/acme/team/pom-defaults'
def tags = first.description().path('tags').collect { it.asText() }
assert tags.size() == 2 && tags[1] == '1.0'
assert tags[0] ==~ '\\d{8}_\\d{4}_' + commit.take(8)
assert first.description().path('revision').asText() == commit
first.platforms().each { assert labels(first, it) == ofPom }

// nothing of it is of the moment
assert BuiltImage.of(basedir, 'again').digest() == first.digest()

def later = BuiltImage.of(basedir, 'later')
later.platforms().each {
    assert labels(later, it) == ofPom + [revision: 'later']
    assert later.layers(it) == first.layers(it)
}

def bare = BuiltImage.of(basedir, 'bare')
bare.platforms().each { assert labels(bare, it) == [title: 'Our image'] }

def timed = BuiltImage.of(basedir, 'timed')
timed.platforms().each { assert labels(timed, it) == ofPom + [created: '2024-05-27T15:10:00Z'] }
assert timed.description().path('tags').get(0).asText() == '20240527_1510_' + commit.take(8)

// on GitHub the lines of a build fold, and nothing else
def log = new File(basedir, 'build.log').text
assert log.count('##[group]Building ') == 5
assert log.count('##[endgroup]') == 5
assert log.indexOf('##[group]Building ') < log.indexOf('COPY message') && log.indexOf('COPY message') < log.indexOf('##[endgroup]')
assert log.indexOf('##[endgroup]') < log.indexOf('Built and proved')
return true
