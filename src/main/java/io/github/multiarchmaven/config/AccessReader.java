package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Understands what was written about how registries are reached. */
public final class AccessReader {

    private final Problems problems = new Problems();

    private AccessReader() {}

    /**
     * How registries are reached.
     *
     * @param insecure registries as written
     * @param authorities file of certificates; only whether it can be read is looked at
     * @throws io.github.multiarchmaven.narration.ProblemException with all problems
     */
    public static RegistrySpec read(
            List<String> insecure,
            Optional<Path> authorities,
            List<RegistrySpec.Proxy> proxies,
            List<ServerLogin> servers) {
        AccessReader reader = new AccessReader();
        Set<String> places = reader.places(insecure);
        authorities.ifPresent(reader::check);
        reader.problems.throwIfAny();
        return new RegistrySpec(places, authorities, proxies, servers);
    }

    /** One that is no place would match nothing, and nobody would notice. */
    private Set<String> places(List<String> texts) {
        Set<String> places = new LinkedHashSet<>();
        for (String text : texts) {
            if (ImageReference.isRegistry(text.strip())) {
                places.add(text.strip());
            } else {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<insecureRegistries> holds \"" + text + "\", which is no registry",
                        "a registry is host[:port] there, as in the names of images, without http:// and without a path",
                        "write it like registry.example.com:5000");
            }
        }
        return places;
    }

    private void check(Path file) {
        whyUseless(file)
                .ifPresent(why -> problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<registryCertificates> is " + file + ", which cannot be used",
                        why,
                        "give a file with certificates in PEM form, each from BEGIN CERTIFICATE to END CERTIFICATE"));
    }

    private static Optional<String> whyUseless(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("it is not a file");
        }
        if (!Files.isReadable(file)) {
            return Optional.of("this user may not read it");
        }
        try {
            return Files.size(file) == 0 ? Optional.of("it is empty") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the system says: " + e);
        }
    }
}
