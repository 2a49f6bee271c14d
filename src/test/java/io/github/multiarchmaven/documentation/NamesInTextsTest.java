package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Advice that names a goal, a property or an element which does not exist is worse than none. */
class NamesInTextsTest {

    private static final Pattern GOAL = Pattern.compile("(?<![\\w-])multiarch:([a-z]+)");
    private static final Pattern PROPERTY =
            Pattern.compile("(?<![\\w.-])(?:-D)?(multiarch(?:\\.[A-Za-z]+)+)(?![\\w.])");
    private static final Pattern OPTION = Pattern.compile("-D(multiarch(?:\\.[A-Za-z]+)+)");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z][A-Za-z]*)>");

    /** Items of lists, what the POM has besides the plugin, and Docker's word for a login that is a token. */
    private static final Set<String> OTHER_ELEMENTS = Set.of(
            "tag",
            "platform",
            "settings",
            "node",
            "endpoint",
            "file",
            "arg",
            "configuration",
            "properties",
            "token",
            "name",
            "url",
            "scm",
            "licenses",
            "word",
            "argument");

    /** Names of several properties each: for build arguments, and those that a build sets. */
    private static final List<String> FAMILIES = List.of("multiarch.buildArg.", "multiarch.result.");

    private static final List<Parameter> PARAMETERS = parameters();

    @Test
    void everyGoalExists() {
        assertThat(found(GOAL, Stream.concat(productTexts(), pages())))
                .isNotEmpty()
                .isSubsetOf(PluginDescriptor.ofThisBuild().goals().stream()
                        .map(PluginDescriptor.Goal::name)
                        .toList());
    }

    @Test
    void everyPropertyExists() {
        Set<String> known = new TreeSet<>();
        PARAMETERS.forEach(parameter -> parameter.anyProperty().ifPresent(known::add));

        assertThat(Stream.concat(found(OPTION, productTexts()).stream(), found(PROPERTY, pages()).stream()))
                .isNotEmpty()
                .filteredOn(name -> FAMILIES.stream().noneMatch((name + ".")::startsWith))
                .isSubsetOf(known);
    }

    @Test
    void everyElementExists() {
        Set<String> known = new TreeSet<>(OTHER_ELEMENTS);
        PARAMETERS.forEach(parameter -> known.add(parameter.name()));

        assertThat(found(ELEMENT, Stream.concat(textsWithoutPages(), inlineCode())))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void aNameThatDoesNotExistIsFound() {
        assertThat(found(GOAL, Stream.of("mvn multiarch:doctor", "multiarch-maven-plugin:build")))
                .containsExactly("doctor");
        assertThat(found(PROPERTY, Stream.of("`-Dmultiarch.nothing=1`, multiarch.a.b", "io.multiarch.x")))
                .containsExactly("multiarch.a.b", "multiarch.nothing");
        assertThat(found(ELEMENT, Stream.of("set <nothing>true</nothing>"))).containsExactly("nothing");
    }

    private static Set<String> found(Pattern pattern, Stream<String> texts) {
        Set<String> found = new TreeSet<>();
        texts.flatMap(text -> pattern.matcher(text).results()).forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Stream<String> productTexts() {
        return ProductSource.all().stream().map(ProductSource::literals);
    }

    /** What writes HTML has elements of HTML. */
    private static Stream<String> textsWithoutPages() {
        return ProductSource.all().stream()
                .filter(source -> !source.path()
                        .toString()
                        .contains(Path.of("timeline", "page").toString()))
                .map(ProductSource::literals);
    }

    /** All but the history of changes, which may tell of what is no more. */
    private static Stream<String> pages() {
        return MarkdownFile.all().stream()
                .filter(page -> !page.path().endsWith("CHANGELOG.md"))
                .map(MarkdownFile::text);
    }

    private static Stream<String> inlineCode() {
        return MarkdownFile.all().stream().flatMap(page -> page.inlineCode().stream());
    }

    private static List<Parameter> parameters() {
        return PluginDescriptor.ofThisBuild().goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .flatMap(NamesInTextsTest::withElements)
                .toList();
    }

    private static Stream<Parameter> withElements(Parameter parameter) {
        return Stream.concat(
                Stream.of(parameter),
                Stream.of(parameter)
                        .filter(Parameter::isBean)
                        .flatMap(bean -> BeanSource.elementsOf(bean).stream())
                        .flatMap(NamesInTextsTest::withElements));
    }
}
