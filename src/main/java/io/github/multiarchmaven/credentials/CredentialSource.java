package io.github.multiarchmaven.credentials;

/** Somewhere to ask for what opens a registry. */
public interface CredentialSource {

    /**
     * Never nothing: anonymous is an answer.
     *
     * @param registry {@code host[:port]} as in {@code ImageReference.registry()}; {@code docker.io} for Docker Hub
     * @throws io.github.multiarchmaven.narration.ProblemException if there is an answer and it cannot be had
     */
    FoundCredential find(String registry);
}
