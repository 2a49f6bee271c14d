package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What {@code config.json} says about logins. */
final class DockerConfig {

    private final ObjectNode json;

    DockerConfig(ObjectNode json) {
        this.json = json;
    }

    /** The whole of it, for a copy. */
    ObjectNode copy() {
        return json.deepCopy();
    }

    /**
     * The helper that keeps a registry's login: its own, or else the one for all. An empty name stands for none, even
     * where there is one for all.
     */
    Optional<String> helperFor(String registry) throws MalformedException {
        ObjectNode helpers = SecretJson.object(json, "credHelpers", "\"credHelpers\"");
        Optional<String> key = keyFor(helpers, registry);
        if (key.isPresent()) {
            return SecretJson.text(helpers, key.get(), "the entry for " + registry + " in \"credHelpers\"");
        }
        return SecretJson.text(json, "credsStore", "\"credsStore\"");
    }

    /** What stands in the file itself. */
    Optional<Credential> loginFor(String registry) throws MalformedException {
        ObjectNode logins = SecretJson.object(json, "auths", "\"auths\"");
        Optional<String> key = keyFor(logins, registry);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        String name = "the entry for " + registry + " in \"auths\"";
        return new LoginEntry(SecretJson.object(logins, key.get(), name), name).credential();
    }

    /** Docker's own name comes first, then whatever means the same, in the order of the file. */
    private static Optional<String> keyFor(ObjectNode entries, String registry) {
        String own = RegistryName.inDocker(registry);
        if (entries.has(own)) {
            return Optional.of(own);
        }
        return entries.properties().stream()
                .map(Map.Entry<String, JsonNode>::getKey)
                .filter(key -> RegistryName.means(key, registry))
                .findFirst();
    }
}
