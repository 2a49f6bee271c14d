package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.UnprintedValues;
import io.github.multiarchmaven.process.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How build arguments reach buildx. {@code --build-arg NAME} without a value takes it from the environment, which only
 * the same user can read, while everybody on the machine can read a command line. A name that means something to buildx,
 * docker or Go's run time goes to the command line all the same, or it would act on the program itself.
 *
 * @param options of the command line
 * @param environment variables that the options refer to
 */
record BuildArguments(List<Argument> options, Map<String, String> environment) {

    BuildArguments {
        options = List.copyOf(options);
        environment = UnprintedValues.of(environment);
    }

    private static final Set<String> TAKEN_PREFIXES = Set.of(
            "BUILDX_",
            "BUILDKIT_",
            "DOCKER_",
            "COMPOSE_",
            "OTEL_",
            "GO",
            "SSL_",
            "LD_",
            "DYLD_",
            "XDG_",
            "SSH_",
            "TMP",
            "TEMP");
    private static final Set<String> TAKEN = Set.of(
            "HOME",
            "PATH",
            "USER",
            "SOURCE_DATE_EPOCH",
            "NO_COLOR",
            "TERM",
            "TZ",
            "LANG",
            "KUBECONFIG",
            "TRACEPARENT",
            "JAEGER_TRACE",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "SYSTEMROOT",
            "PATHEXT",
            "COMSPEC");

    static BuildArguments of(Map<String, String> buildArgs, Predicate<String> inEnvironment) {
        List<Argument> options = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        buildArgs.forEach((name, value) -> {
            options.add(Argument.shown("--build-arg"));
            if (inEnvironment.test(name) || meansSomething(name)) {
                options.add(Argument.hidden(name, value));
            } else {
                options.add(Argument.shown(name));
                environment.put(name, value);
            }
        });
        return new BuildArguments(options, environment);
    }

    private static boolean meansSomething(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return TAKEN.contains(upper)
                || upper.endsWith("_PROXY")
                || upper.startsWith("LC_")
                || TAKEN_PREFIXES.stream().anyMatch(upper::startsWith);
    }
}
