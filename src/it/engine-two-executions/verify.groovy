import io.github.multiarchmaven.it.BuiltImage

def app = BuiltImage.of(basedir, 'app')
def tool = BuiltImage.of(basedir, 'tool')
assert app.text('linux/arm64', 'app') == new File(basedir, 'Dockerfile').text
assert tool.text('linux/arm64', 'tool') == new File(basedir, 'Dockerfile.tool').text

def log = new File(basedir, 'build.log').text
assert log.count('docs/problems.md#id-taken') == 2
assert app.description().path('image').asText() == 'acme/app'
