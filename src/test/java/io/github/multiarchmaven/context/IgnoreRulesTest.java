package io.github.multiarchmaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.context.IgnoreRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {

    /** As a walk asks: folder by folder. */
    private static boolean ignores(String text, String path) throws UnclearPatternException {
        IgnoreRules rules = IgnoreRules.read(text);
        Verdict verdict = rules.atTheTop();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            verdict = rules.of(path.substring(0, slash), verdict);
        }
        return rules.of(path, verdict).ignored();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a, a/b/c",
        "/a/, a",
        "./a/../b, b",
        "a/b, a/b",
        "*, a",
        "*, a/b",
        "*.md, x.md",
        "*/b, a/b",
        "a?c, abc",
        "[a-c]x, bx",
        "[^a]x, bx",
        "a\\*, a*",
        "a.b, a.b",
        "**, a/b",
        "**/b, b",
        "**/b, a/b",
        "**/b, x/a/b/c",
        "**b, ab",
        "a/**, a/b",
        "a**, ab/c",
        "a/**/z, a/z",
        "a/**/z, a/b/c/z",
        "**/*.md, x/y.md",
        "**/*.md, y.md",
        "***, a",
        "(a), (a)"
    })
    void aPatternIgnores(String pattern, String path) throws UnclearPatternException {
        assertThat(ignores(pattern, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a, b",
        "a, ab",
        "a, b/a",
        "b, a/b",
        "*.md, x/y.txt",
        "*.md, a/x.md",
        "*/b, b",
        "a?c, a/c",
        "a.c, abc",
        "[a-c]x, dx",
        "[^a]x, ax",
        "a\\*, ab",
        "a/**, a",
        "a/**, b",
        "**/b, ab",
        "a/**/z, a/bz",
        "., a",
        "/, a",
        "../a, a"
    })
    void aPatternLeaves(String pattern, String path) throws UnclearPatternException {
        assertThat(ignores(pattern, path)).isFalse();
    }

    @Test
    void ofSeveralLinesTheLastThatMatchesCounts() throws UnclearPatternException {
        String text = "*\n!target/*.jar\ntarget/*-sources.jar";
        assertThat(ignores(text, "target/app.jar")).isFalse();
        assertThat(ignores(text, "target/app-sources.jar")).isTrue();
        assertThat(ignores(text, "target/classes/a.jar")).isTrue();
        assertThat(ignores("!a\na", "a")).isTrue();
        assertThat(ignores("a\n!a/b\na/b/c", "a/b/c")).isTrue();
        assertThat(ignores("a\n! a/b", "a/b/c")).isFalse();
    }

    @Test
    void commentsBlanksAndLineEndsMeanNothing() throws UnclearPatternException {
        assertThat(IgnoreRules.read("\uFEFFa\r\n\n  # b\n#c\n \t\n").patterns())
                .extracting(IgnorePattern::text)
                .containsExactly("a", "# b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!", "! ", "!!a", "[", "[]", "a]", "[a", "[a.b]", "[[a]]", "[z-a]x", "[a--]", "*^", "\\d*", "a\\"
            })
    void whatMayMeanSomethingElseToBuildKitIsUnclear(String pattern) {
        assertThatThrownBy(() -> IgnoreRules.read("fine\n" + pattern))
                .isInstanceOf(UnclearPatternException.class)
                .hasMessageContaining(pattern.strip().replaceFirst("^!(?=!)", "!"));
    }

    @Test
    void anIgnoredFolderIsEnteredOnlyWhereSomethingInItMayBeTaken() throws UnclearPatternException {
        IgnoreRules rules = IgnoreRules.read("*\n!a/b/*\n!c");
        assertThat(rules.mayTakeBelow("a")).isTrue();
        assertThat(rules.mayTakeBelow("a/b")).isTrue();
        assertThat(rules.mayTakeBelow("a/c")).isFalse();
        assertThat(rules.mayTakeBelow("d")).isFalse();
        assertThat(IgnoreRules.read("*\n!**/*.jar").mayTakeBelow("anywhere")).isTrue();
        assertThat(IgnoreRules.read("*").mayTakeBelow("a")).isFalse();
    }
}
