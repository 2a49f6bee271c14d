package io.github.multiarchmaven.documentation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of a goal, or an element inside one.
 *
 * @param name of its element in the POM
 * @param type with package
 * @param editable whether the POM may set it
 * @param property that sets it where the POM does not
 * @param fallback the default that Maven puts in
 * @param description as XHTML
 */
record Parameter(
        String name,
        String type,
        boolean editable,
        Optional<String> property,
        Optional<String> fallback,
        String description) {

    static final String BEANS = "io.github.multiarchmaven.mojo.";
    static final String LIST_OF_BEANS = "java.util.List<" + BEANS;

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern DEFAULT_IN_WORDS = Pattern.compile("(?s)\\bDefault: (.*)\\.$");

    /** The name in an expression such as {@code ${multiarch.image}}. */
    static Optional<String> property(String expression) {
        Matcher matcher = EXPRESSION.matcher(expression.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Maven fills some that nobody else can; one that is a property and nothing else is for the user all the same. */
    boolean isForTheUser() {
        return editable || propertyOnly().isPresent();
    }

    /** The property, where the POM cannot set it. */
    private Optional<String> propertyOnly() {
        return editable
                ? Optional.empty()
                : fallback.flatMap(Parameter::property).filter(name -> name.startsWith("multiarch."));
    }

    Optional<String> anyProperty() {
        return property.or(this::propertyOnly);
    }

    boolean isBean() {
        return bean().isPresent();
    }

    /** The class of the bean, or of each bean in a list. */
    Optional<String> bean() {
        return Optional.of(type.replaceFirst("^java\\.util\\.List<(.*)>$", "$1"))
                .filter(name -> name.startsWith(BEANS));
    }

    /** What to write into the element. */
    String kind() {
        if (isBean()) {
            return (type.startsWith(LIST_OF_BEANS) ? "list of " : "") + "[elements](#" + name.toLowerCase(Locale.ROOT)
                    + ")";
        }
        if (!editable) {
            return "property only";
        }
        String raw = type.replaceFirst("<.*", "");
        return switch (raw) {
            case "boolean", "java.lang.Boolean" -> "true, false";
            case "int", "java.lang.Integer" -> "number";
            case "java.lang.String" -> "text";
            case "java.io.File" -> "path";
            case "java.util.List" -> "list";
            case "java.util.Map" -> "map";
            default -> throw new AssertionError("nobody has said how to call the type " + raw + " of " + name);
        };
    }

    /** The default, be it Maven's or one that the description tells. */
    Optional<String> shownDefault() {
        Matcher inWords = DEFAULT_IN_WORDS.matcher(markdown());
        if (inWords.find()) {
            return Optional.of(inWords.group(1));
        }
        return propertyOnly().isPresent() ? Optional.empty() : fallback.map(value -> "`" + value + "`");
    }

    /** The description without what the column of defaults says. */
    String meaning() {
        String meaning = DEFAULT_IN_WORDS.matcher(markdown()).replaceFirst("").strip();
        if (meaning.isEmpty()) {
            throw new AssertionError("the parameter " + name + " has no description: give it a Javadoc comment");
        }
        return meaning;
    }

    private String markdown() {
        return Prose.markdown(description).replaceAll("\\s+", " ").strip();
    }
}
