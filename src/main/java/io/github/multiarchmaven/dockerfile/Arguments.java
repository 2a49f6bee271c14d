package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.Expansion.Known;
import io.github.multiarchmaven.dockerfile.Expansion.Undecided;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.PlatformArguments;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of the ARGs while one platform's image is built.
 *
 * <p>A default on an automatic argument wins over the platform's own value, before the first FROM and inside a stage
 * alike (BuildKit's frontend/dockerfile/dockerfile2llb/convert.go, {@code buildMetaArgs} and {@code dispatchArg}; the
 * silent damage: apache/skywalking-swck pull request 215). It is a problem where the two differ and the argument
 * describes the result. A default for {@code BUILD…} puts no wrong file into an image and is only followed.
 */
final class Arguments {

    private final Blueprint blueprint;
    private final DockerfileReading question;
    private final Map<String, String> automatic;
    private final Complaints complaints;
    private final List<Declaration> globalDeclarations;
    private final Scope global;

    Arguments(Blueprint blueprint, DockerfileReading question, Platform target, Complaints complaints) {
        this.blueprint = blueprint;
        this.question = question;
        this.automatic = PlatformArguments.valuesFor(target, question.buildPlatform());
        this.complaints = complaints;
        this.globalDeclarations = declarations(blueprint.globalArgs());
        this.global = Scope.global(automatic);
        automatic.keySet().forEach(name -> given(name).ifPresent(value -> global.set(name, value)));
        for (Declaration declaration : globalDeclarations) {
            declare(declaration, global, "delete it: every FROM knows " + declaration.name());
            if (declaration.fallback().isEmpty() && given(declaration.name()).isEmpty()) {
                emptiedByOldVersions(declaration);
            }
        }
    }

    private void emptiedByOldVersions(Declaration declaration) {
        String name = declaration.name();
        String why = "the ARG " + name + " in line " + declaration.line() + " empties it in BuildKit older than 0.17";
        if (PlatformArguments.contains(name)) {
            global.emptyForSome(name, why);
        } else if (global.get(name).isPresent()) {
            global.set(name, new Undecided(why));
        }
    }

    /** What the FROM lines can refer to. */
    Scope global() {
        return global;
    }

    /** What the ARGs of a stage amount to at its end, given what they amount to at the end of its parent. */
    Scope inStage(ResolvedStage stage, Scope inherited) {
        Scope scope = inherited.copy();
        for (Declaration declaration : declarations(stage.instructions())) {
            boolean valued = given(declaration.name()).isPresent()
                    || declaration.fallback().isPresent();
            if (!valued) {
                global.get(declaration.name()).ifPresent(value -> scope.set(declaration.name(), value));
            } else {
                declare(declaration, scope, "write ARG " + declaration.name() + ", without a default");
            }
        }
        return scope;
    }

    /**
     * The automatic arguments that a FROM uses and a global ARG without default names. BuildKit up to 0.16 empties
     * those, 0.17 and newer leave them alone (docker/buildx issue 574; {@code buildMetaArgs} of either version).
     */
    List<Declaration> emptiedByOldVersions(Stage stage) {
        String used = stage.base() + " " + stage.platform().orElse("");
        return globalDeclarations.stream()
                .filter(declaration -> declaration.fallback().isEmpty()
                        && PlatformArguments.contains(declaration.name())
                        && given(declaration.name()).isEmpty()
                        && used.matches("(?s).*\\$\\{?" + declaration.name() + "(?!\\w).*"))
                .toList();
    }

    private void declare(Declaration declaration, Scope scope, String next) {
        Optional<Expansion> given = given(declaration.name());
        Optional<Expansion> value = given.or(
                () -> declaration.fallback().map(fallback -> Expander.expand(fallback, scope, blueprint.escape())));
        value.ifPresent(found -> scope.set(declaration.name(), found));
        if (given.isEmpty() && value.isPresent() && value.get() instanceof Known known) {
            compare(declaration, known.value(), next);
        }
    }

    private void compare(Declaration declaration, String value, String next) {
        String name = declaration.name();
        if (PlatformArguments.describesTarget(name) && !value.equals(automatic.get(name))) {
            complaints.add(Problem.of(
                    ProblemCode.DOCKERFILE_AUTOMATIC_ARG_DEFAULT,
                    complaints.at(declaration.line()) + ": ARG " + name + "="
                            + declaration.fallback().orElse("") + " replaces the value of every platform",
                    "BuildKit sets " + name + " for each platform, but a default wins over it without a word: all"
                            + " images would get the files of one platform",
                    next));
        }
    }

    private Optional<Expansion> given(String name) {
        return Optional.ofNullable(question.buildArgs().get(name)).map(Known::new);
    }

    private List<Declaration> declarations(List<Instruction> instructions) {
        List<Declaration> declarations = new ArrayList<>();
        instructions.stream()
                .filter(instruction -> instruction.is("ARG"))
                .forEach(arg -> declarations.addAll(Declaration.in(arg, blueprint.escape())));
        return declarations;
    }
}
