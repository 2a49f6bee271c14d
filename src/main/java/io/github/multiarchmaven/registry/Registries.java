package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.credentials.CredentialSource;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.wire.Trust;
import io.github.multiarchmaven.registry.wire.Wire;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The registries of one run of a goal: they share connections, and each keeps its tokens. */
public final class Registries implements AutoCloseable {

    private final Wire wire;
    private final Set<String> insecure;
    private final BuildLog log;
    private final CredentialSource credentials;
    private final Pauses pauses;
    private final Map<String, Registry> known = new ConcurrentHashMap<>();

    /**
     * Speaks with nobody yet.
     *
     * @param log is told of what takes its time
     * @throws ProblemException if the file of authorities is of no use
     */
    public Registries(RegistrySettings settings, CredentialSource credentials, BuildLog log) {
        this(settings, credentials, log, Pauses.real());
    }

    Registries(RegistrySettings settings, CredentialSource credentials, BuildLog log, Pauses pauses) {
        this.wire = new Wire(settings.limits(), settings.proxies(), trust(settings.authorities()));
        this.insecure = settings.insecureRegistries();
        this.log = log;
        this.credentials = credentials;
        this.pauses = pauses;
    }

    /**
     * The registry of that name, as {@code ImageReference.registry()} has it.
     *
     * @throws ProblemException if no address can be made of the name
     */
    public Registry at(String registry) {
        return known.computeIfAbsent(registry, this::create);
    }

    private Registry create(String registry) {
        Identity identity = new Identity(registry, credentials);
        RegistryFailures failures = new RegistryFailures(registry, identity);
        RegistryHost host = RegistryHost.of(registry);
        PlainPlaces plain = new PlainPlaces(host, insecure);
        Hops hops = new Hops(wire, plain, identity);
        TokenServer tokens = new TokenServer(wire, hops, plain, pauses, failures);
        return new Registry(
                registry,
                new Conversation(
                        new Door(host, plain, wire),
                        hops,
                        new Access(identity, tokens, pauses),
                        failures,
                        new Weather(pauses, log)));
    }

    private static Supplier<SSLContext> trust(Optional<Path> authorities) {
        return authorities
                .map(Registries::trusted)
                .<Supplier<SSLContext>>map(context -> () -> context)
                .orElse(Trust::usual);
    }

    private static SSLContext trusted(Path authorities) {
        try {
            return Trust.with(authorities);
        } catch (IOException | CertificateException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.REGISTRY_UNTRUSTED,
                            "The file of trusted authorities cannot be used: " + authorities,
                            e instanceof NoSuchFileException
                                    ? "there is no such file"
                                    : ForeignText.shortened(e.getClass().getSimpleName() + ": " + e.getMessage()),
                            "give a file with certificates in PEM form, each from BEGIN CERTIFICATE to END CERTIFICATE"),
                    e);
        }
    }

    /** Ends everything that is under way. */
    @Override
    public void close() {
        wire.close();
    }
}
