package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.credentials.Credential;
import io.github.multiarchmaven.credentials.CredentialSource;
import io.github.multiarchmaven.credentials.FoundCredential;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.registry.wire.Limits;
import io.github.multiarchmaven.registry.wire.ProxyServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Registries without waiting: a clock that stands, pauses that are only written down. */
final class Scene {

    static final String SECRET = "mark:of a+secret";
    static final String ORIGIN = "server acme of settings.xml";
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Limits SHORT =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** For servers that are asked for TLS and keep silent. */
    static final Limits IMPATIENT =
            new Limits(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(60));

    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    Credential credential = new Credential.Anonymous();
    Set<String> insecure = Set.of();
    Optional<Path> authorities = Optional.empty();
    List<ProxyServer> proxies = List.of();
    Limits limits = SHORT;
    Instant now = NOW;

    static Credential login() {
        return new Credential.UsernamePassword("acme", SECRET);
    }

    Scene as(Credential who) {
        credential = who;
        return this;
    }

    BuildLog log() {
        return new Told();
    }

    Registries registries() {
        CredentialSource source = registry -> new FoundCredential(credential, ORIGIN);
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new Registries(
                new RegistrySettings(insecure, authorities, proxies, limits),
                source,
                log(),
                new Pauses(clock, () -> 1.0, pauses::add));
    }

    private final class Told implements BuildLog {

        @Override
        public void info(String line) {
            told.add(line);
        }

        @Override
        public void warn(String line) {
            told.add(line);
        }

        @Override
        public void debug(String line) {}
    }
}
