package io.github.multiarchmaven.documentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words {@code docs/parameters.md}. */
final class ParametersPage {

    private static final String HEAD = """
            # Goals and parameters

            <!-- Generated from the Javadoc of the goals: mvn test -Dtest=ParametersPageTest -DupdateDocs -->

            What a property sets on the command line (`-Dmultiarch.tags=1.0,1.0-rc1`) or in `<properties>` fills only what
            `<configuration>` leaves open; it does not replace what stands there. One exception is Maven's own: Maven 3
            takes the property for a list that stands there as elements. A list in a property is separated by commas. In a
            module that uses the plugin, `mvn multiarch:help -Ddetail` prints much of this page.
            """;

    private final List<String> blocks = new ArrayList<>(List.of(HEAD.strip()));
    private final Map<String, Parameter> beans = new LinkedHashMap<>();

    private ParametersPage() {}

    static String of(List<PluginDescriptor.Goal> goals) {
        ParametersPage page = new ParametersPage();
        goals.forEach(page::goal);
        List.copyOf(page.beans.values()).forEach(page::insideOf);
        page.beans.values().forEach(page::bean);
        return String.join("\n\n", page.blocks) + "\n";
    }

    private void goal(PluginDescriptor.Goal goal) {
        blocks.add("## multiarch:" + goal.name());
        blocks.add(Prose.markdown(goal.description()));
        blocks.add(goal.phase()
                .map(phase -> "Default phase: `" + phase + "`.")
                .orElse("Bound to no phase: it is called from the command line."));
        blocks.add(table(goal.parameters()));
        goal.parameters().stream().filter(Parameter::isBean).forEach(bean -> beans.put(bean.name(), bean));
    }

    private void insideOf(Parameter outer) {
        BeanSource.elementsOf(outer).stream()
                .filter(Parameter::isBean)
                .forEach(inner -> beans.putIfAbsent(inner.name(), inner));
    }

    private void bean(Parameter bean) {
        blocks.add("## " + bean.name());
        blocks.add(
                (bean.type().startsWith(Parameter.LIST_OF_BEANS) ? "What is in each item of `<" : "The elements of `<")
                        + bean.name() + ">`. " + bean.meaning());
        blocks.add(table(BeanSource.elementsOf(bean)));
    }

    private static String table(List<Parameter> parameters) {
        List<String> lines = new ArrayList<>();
        lines.add("| parameter | what to write | property | default | meaning |");
        lines.add("|---|---|---|---|---|");
        parameters.forEach(parameter -> lines.add(row(
                "`" + parameter.name() + "`",
                parameter.kind(),
                parameter.anyProperty().map(name -> "`" + name + "`").orElse(""),
                parameter.shownDefault().orElse(""),
                parameter.meaning())));
        return String.join("\n", lines);
    }

    private static String row(String... cells) {
        return "| "
                + String.join(
                        " | ",
                        List.of(cells).stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .toList()) + " |";
    }
}
