package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.CsvLine;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands the items of {@code <secrets>}, which say where a secret is, as buildx's {@code --secret} does. */
final class SecretsReader {

    private static final Set<String> KNOWN = Set.of("id", "src", "source", "env", "type");

    private final Problems problems;

    SecretsReader(Problems problems) {
        this.problems = problems;
    }

    /** @param folder what a relative path refers to */
    Optional<Secret> read(String text, Path folder) {
        Map<String, String> fields = new HashMap<>();
        for (String field : CsvLine.of(text).map(CsvLine::fields).orElse(List.of())) {
            int equals = field.indexOf('=');
            if (equals < 0 || !KNOWN.contains(field.substring(0, equals).strip())) {
                return wrong();
            }
            fields.put(
                    field.substring(0, equals).strip(),
                    field.substring(equals + 1).strip());
        }
        String id = fields.getOrDefault("id", "");
        String file = fields.getOrDefault("src", fields.getOrDefault("source", ""));
        String variable = fields.getOrDefault("env", "");
        if (id.isEmpty() || file.isEmpty() == variable.isEmpty()) {
            return wrong();
        }
        return file.isEmpty()
                ? Optional.of(new Secret.InVariable(id, variable))
                : existing(id, folder.resolve(file).toAbsolutePath().normalize());
    }

    private Optional<Secret> existing(String id, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            problems.add(
                    ProblemCode.SECRET_MISSING,
                    "<secrets> says that the secret \"" + id + "\" is in " + file + ", which cannot be read",
                    "a step that mounts a secret would run without it, and the image could be green all the same",
                    "put the file there, or correct <secrets>");
        }
        return Optional.of(new Secret.InFile(id, file));
    }

    /** What was written is not repeated: it may be the secret itself. */
    private Optional<Secret> wrong() {
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<secrets> holds something that does not say where a secret is",
                "a secret is id=NAME,src=FILE or id=NAME,env=VARIABLE; its value stands nowhere in the POM",
                "write it in that form, such as id=token,env=DEPLOY_TOKEN");
        return Optional.empty();
    }
}
