package io.github.multiarchmaven.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.config.ConfigurationReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersPageTest {

    private static final Path PAGE = Path.of("docs", "parameters.md");
    private static final String FIX = "run mvn test -Dtest=ParametersPageTest -DupdateDocs and commit what it wrote";

    @Test
    void thePageSaysWhatTheGoalsAre() {
        String expected = ParametersPage.of(PluginDescriptor.ofThisBuild().goals());
        if (MarkdownFile.updating()) {
            new MarkdownFile(PAGE, "").replaceBy(expected);
            return;
        }
        assertThat(MarkdownFile.textOf(PAGE))
                .as("%s is out of date: %s", PAGE, FIX)
                .isEqualTo(expected);
    }

    @Test
    void aParameterThatIsAnElementNamesWhatIsInIt() {
        assertThat(PluginDescriptor.ofThisBuild().goals())
                .flatExtracting(PluginDescriptor.Goal::parameters)
                .filteredOn(Parameter::isBean)
                .isNotEmpty()
                .allSatisfy(bean -> assertThat(BeanSource.elementsOf(bean))
                        .isNotEmpty()
                        .allSatisfy(element -> assertThat(bean.meaning())
                                .as("multiarch:help shows of <%s> only this text", bean.name())
                                .contains("`<" + element.name() + ">`")));
    }

    @Test
    void defaultsThatAreToldInWordsAreThoseOfTheCode() {
        assertThat(defaultOf("builder", "image")).isEqualTo("`" + ConfigurationReader.DEFAULT_BUILDKIT_IMAGE + "`");
        assertThat(defaultOf("binfmt", "image"))
                .startsWith("`" + ConfigurationReader.DEFAULT_BINFMT_IMAGE.replaceFirst("@.*", "") + "`");
    }

    @Test
    void aParameterWithoutADescriptionIsAnError() {
        List<Parameter> parameters = List.of(text("image", ""));

        assertThatThrownBy(() -> ParametersPage.of(List.of(goal(parameters))))
                .hasMessageContaining("the parameter image has no description");
    }

    @Test
    void anElementWithoutAJavadocCommentIsAnError() {
        String source = "/** Told. */ @Parameter private String told; @Parameter private String untold;";
        List<Parameter> elements = new BeanSource(Planted.class, source).elements();

        assertThat(elements.get(0).meaning()).isEqualTo("Told.");
        assertThatThrownBy(() -> elements.get(1).meaning()).hasMessageContaining("untold");
    }

    @Test
    void aDefaultInWordsGoesIntoTheColumnOfDefaults() {
        Parameter tags = text("tags", "Tags. Default: the <code>version</code>.");

        assertThat(tags.meaning()).isEqualTo("Tags.");
        assertThat(tags.shownDefault()).contains("the `version`");
    }

    @Test
    void aVerticalBarDoesNotEndACell() {
        assertThat(ParametersPage.of(List.of(goal(List.of(text("mode", "a|b"))))))
                .contains("| a\\|b |");
    }

    @Test
    void markupThatNobodyTranslatesIsAnError() {
        assertThatThrownBy(() -> Prose.markdown("a <ul>")).hasMessageContaining("<ul>");
        assertThatThrownBy(() -> Prose.markdown("a {@link b}")).hasMessageContaining("{@");
    }

    private static String defaultOf(String bean, String element) {
        return PluginDescriptor.ofThisBuild().goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .filter(parameter -> parameter.name().equals(bean))
                .flatMap(parameter -> BeanSource.elementsOf(parameter).stream())
                .filter(parameter -> parameter.name().equals(element))
                .findFirst()
                .flatMap(Parameter::shownDefault)
                .orElseThrow();
    }

    private static Parameter text(String name, String description) {
        return new Parameter(name, "java.lang.String", true, Optional.empty(), Optional.empty(), description);
    }

    private static PluginDescriptor.Goal goal(List<Parameter> parameters) {
        return new PluginDescriptor.Goal("build", Optional.empty(), "Builds.", parameters);
    }

    /** Its source is in the test. */
    @SuppressWarnings("unused") // read by reflection
    private static final class Planted {
        private String told = "";
        private String untold = "";
    }
}
