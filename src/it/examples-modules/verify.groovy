import io.github.multiarchmaven.it.BuiltImage

def machines = ['linux/amd64': 'x86_64', 'linux/arm64': 'aarch64']
def base = BuiltImage.of(new File(basedir, 'base'), 'base')
for (name in ['orders', 'billing']) {
    def image = BuiltImage.of(new File(basedir, name), name)
    image.assertWhole()
    machines.each { platform, machine ->
        assert image.text(platform, 'etc/story').readLines() == ["the base on $machine".toString(), "$name on $machine".toString()]
        // the base's layers are shared, not built again
        assert image.layers(platform).containsAll(base.layers(platform))
    }
}
return true
