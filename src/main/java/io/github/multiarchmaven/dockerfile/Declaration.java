package io.github.multiarchmaven.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * One name of an ARG, which may declare several.
 *
 * @param line of the ARG, counted from 1
 * @param name of the argument
 * @param fallback its default as written, quotes included
 */
record Declaration(int line, String name, Optional<String> fallback) {

    static List<Declaration> in(Instruction arg, char escape) {
        return new WordScanner(arg.arguments(), escape)
                .words().stream().map(word -> of(arg.line(), word)).toList();
    }

    private static Declaration of(int line, String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? new Declaration(line, word, Optional.empty())
                : new Declaration(line, word.substring(0, equals), Optional.of(word.substring(equals + 1)));
    }
}
