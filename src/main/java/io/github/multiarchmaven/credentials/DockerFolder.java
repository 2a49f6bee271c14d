package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The docker command's own folder, {@code DOCKER_CONFIG} or {@code .docker} in the home folder. Read, never written. */
final class DockerFolder {

    /** In bytes; real ones have a few thousand. */
    static final int LARGEST = 1 << 20;

    private final Path path;

    private DockerFolder(Path path) {
        this.path = path;
    }

    static DockerFolder of(Surroundings surroundings) {
        return new DockerFolder(surroundings
                .variable("DOCKER_CONFIG")
                .map(DockerFolder::named)
                .orElseGet(() -> surroundings.home().resolve(".docker"))
                .toAbsolutePath());
    }

    private static Path named(String folder) {
        try {
            return Path.of(folder);
        } catch (InvalidPathException e) {
            throw CredentialProblems.folder(folder);
        }
    }

    Path path() {
        return path;
    }

    Path file() {
        return path.resolve("config.json");
    }

    /**
     * Empty where there is no such file.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if it is there and cannot be read or understood
     */
    Optional<DockerConfig> config() {
        Optional<byte[]> content = content();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DockerConfig(SecretJson.parse(content.get())));
        } catch (MalformedException e) {
            throw CredentialProblems.file(file(), e.reason());
        }
    }

    /** Whether it is a file is asked first: a pipe would never end. */
    private Optional<byte[]> content() {
        try {
            if (!Files.readAttributes(file(), BasicFileAttributes.class).isRegularFile()) {
                throw CredentialProblems.file(file(), "it is not a file");
            }
            try (InputStream in = Files.newInputStream(file())) {
                byte[] content = in.readNBytes(LARGEST + 1);
                if (content.length > LARGEST) {
                    throw CredentialProblems.file(file(), "it is larger than 1 MiB");
                }
                return Optional.of(content);
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw CredentialProblems.file(file(), "this user may not read it");
        } catch (IOException e) {
            throw CredentialProblems.file(
                    file(), "the system says: " + e.getClass().getSimpleName());
        }
    }
}
