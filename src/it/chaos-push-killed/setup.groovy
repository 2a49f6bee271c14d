// layers that no compression makes smaller
['amd64', 'arm64'].eachWithIndex { arch, i ->
    new File(basedir, 'small-' + arch).text = arch
    def bytes = new byte[30_000_000]
    new Random(i).nextBytes(bytes)
    new File(basedir, 'big-' + arch).bytes = bytes
}
return true
