import javax.xml.parsers.DocumentBuilderFactory

// what maven-plugin-plugin found in the sources
def plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(pluginDescriptor)).documentElement
def texts = { element, name ->
    def found = element.getElementsByTagName(name)
    (0..<found.length).collect { found.item(it) }
}
def runs = new File(basedir, 'build.log').text.split('Scanning for projects')[1..-1]
def goals = texts(plugin, 'mojo')
assert goals.size() == 11
goals.each { goal ->
    def name = texts(goal, 'goal')[0].textContent
    assert runs[0] =~ /(?m)^multiarch:${name}$/
    def parameters = texts(goal, 'parameter').findAll { texts(it, 'editable')[0].textContent == 'true' }
            .collect { texts(it, 'name')[0].textContent }
    assert name == 'help' || !parameters.isEmpty()
    // up to the next goal
    def help = runs[0].split(/(?m)^multiarch:${name}$/)[1].split(/(?m)^multiarch:/)[0]
    parameters.each { parameter ->
        assert help =~ /(?m)^    ${parameter}\b.*\n      \S/
    }
}
assert !(runs[0] =~ /(?i)no description|undocumented/)
assert runs[1].contains('multiarch:build') && !runs[1].contains('multiarch:push')
return true
