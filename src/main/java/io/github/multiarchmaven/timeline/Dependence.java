package io.github.multiarchmaven.timeline;

import java.util.Locale;
import java.util.regex.Pattern;

/** How much what a RUN makes has to do with the platform that it runs on, as far as its text tells. */
public enum Dependence {
    /** A compiler that makes programs for other platforms without more ado. */
    CROSS_COMPILES("\\bgo (?:build|install)\\b|\\bdotnet publish\\b|\\bzig build\\b"),
    /** It asks what it runs on. */
    ASKS(
            "\\btarget(?:platform|arch|variant|os)\\b|\\buname\\b|--print-architecture|\\barch\\b|\\bdpkg-architecture\\b"),
    /** Its packages have programs in them. */
    INSTALLS("\\b(?:apt|apt-get|apk|dnf|yum|microdnf|zypper|pip3?|gem|conda)\\b.*\\b(?:install|add|upgrade|update)\\b"
            + "|\\bpacman -s"),
    /** Makes programs for where it runs. */
    COMPILES(
            "\\b(?:gcc|g\\+\\+|clang|cc|make|cmake|ninja|meson|cargo|rustc|swift build|native-image|jlink|jpackage|node-gyp)\\b"
                    + "|\\bnative:|-pnative\\b|\\bnativecompile\\b"),
    /** Makes what all platforms have in common. */
    SAME(
            "\\b(?:mvnw?|gradlew?|javac|ant|sbt|kotlinc|scalac|tsc|webpack|vite build|ng build|mkdocs|sphinx-build|hugo|javadoc"
                    + "|(?:npm|yarn|pnpm) (?:run )?build)\\b"),
    /** Its text says nothing. */
    UNKNOWN("");

    private final Pattern pattern;

    Dependence(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** Of several that fit it is the one that binds it most to its platform. */
    static Dependence of(String instruction) {
        String text = instruction.toLowerCase(Locale.ROOT);
        for (Dependence dependence : values()) {
            if (dependence.pattern.matcher(text).find()) {
                return dependence;
            }
        }
        return UNKNOWN;
    }
}
