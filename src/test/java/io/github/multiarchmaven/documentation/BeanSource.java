package io.github.multiarchmaven.documentation;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The elements of a bean such as {@code <builder>}. The descriptor does not know them, so the class and its source are read. */
final class BeanSource {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private final Class<?> bean;
    private final String source;

    BeanSource(Class<?> bean, String source) {
        this.bean = bean;
        this.source = source;
    }

    /** The elements of a parameter that is a bean or a list of them. */
    static List<Parameter> elementsOf(Parameter parameter) {
        try {
            String bean = parameter.bean().orElseThrow();
            Path file = SOURCES.resolve(bean.replace('.', '/') + ".java");
            return new BeanSource(Class.forName(bean), MarkdownFile.textOf(file)).elements();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The type of a parameter that is a list of beans, which the descriptor does not tell. */
    static Optional<String> typeOfItems(String goal, String parameter) {
        try {
            return Stream.<Class<?>>iterate(Class.forName(goal), Objects::nonNull, Class::getSuperclass)
                    .flatMap(type -> Stream.of(type.getDeclaredFields()))
                    .filter(field -> field.getName().equals(parameter))
                    .map(field -> field.getGenericType().getTypeName())
                    .filter(type -> type.startsWith(Parameter.LIST_OF_BEANS))
                    .findFirst();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    List<Parameter> elements() {
        return Stream.of(bean.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(field -> element(field.getName(), field.getType().getName()))
                .sorted(Comparator.comparing(Parameter::name))
                .toList();
    }

    private Parameter element(String name, String type) {
        return new Parameter(name, type, true, property(name), Optional.empty(), Prose.xhtml(comment(name)));
    }

    private String comment(String name) {
        Matcher matcher = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:@\\w+\\s+)*private [^;=]*\\b" + name + ";")
                .matcher(source);
        return matcher.find() ? matcher.group(1) : "";
    }

    private Optional<String> property(String name) {
        Matcher matcher =
                Pattern.compile("[oO]rProperty\\(" + name + ", \"([^\"]+)\"\\)").matcher(source);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
