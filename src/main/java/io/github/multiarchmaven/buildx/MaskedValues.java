package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that must not be printed of a build, should a step repeat it: values of build arguments, secrets, logins of proxies. */
final class MaskedValues {

    /** Of a secret's file; what is longer is no password. */
    private static final int READ = 64 * 1024;

    private MaskedValues() {}

    /**
     * Reads them.
     *
     * @throws ProblemException SECRET_MISSING if there is no such file or variable: BuildKit would run the step without it
     */
    static List<String> of(BuildRequest request, Buildx buildx) {
        List<String> values = new ArrayList<>(request.source().buildArgs().values());
        values.addAll(buildx.secrets());
        List<Problem> problems = new ArrayList<>();
        for (Secret secret : request.source().secrets()) {
            try {
                values.add(value(secret, buildx));
            } catch (IOException e) {
                problems.add(Problem.of(
                        ProblemCode.SECRET_MISSING,
                        "the secret \"" + secret.id() + "\" cannot be had",
                        String.valueOf(e.getMessage()),
                        "a step that mounts it would run without it; see that it is there, or correct <secrets>"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return values;
    }

    private static String value(Secret secret, Buildx buildx) throws IOException {
        if (secret instanceof Secret.InVariable inVariable) {
            return buildx.variable(inVariable.variable())
                    .orElseThrow(() -> new IOException("there is no environment variable " + inVariable.variable()));
        }
        Path file = ((Secret.InFile) secret).file();
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(READ), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(
                    "the file " + file + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
