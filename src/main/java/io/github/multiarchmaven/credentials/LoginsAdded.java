package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.ServerLogin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A copy of the user's {@code config.json}, with more logins in it, and with proxies. */
final class LoginsAdded {

    private static final Map<String, String> NAMES =
            Map.of("HTTP_PROXY", "httpProxy", "HTTPS_PROXY", "httpsProxy", "NO_PROXY", "noProxy");

    private final ObjectNode json;

    LoginsAdded(ObjectNode copy) {
        this.json = copy;
    }

    /**
     * Adds a login. The empty helper sends docker/cli to {@code auths} for this registry, even where another helper is the
     * one for all ({@code configfile/file.go}, {@code GetCredentialsStore}).
     */
    void add(ServerLogin login) throws MalformedException {
        String registry = RegistryName.inDocker(RegistryName.plain(login.id()));
        byte[] plain = (login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
        SecretJson.object(json, "auths", "\"auths\"");
        json.withObjectProperty("auths")
                .putObject(registry)
                .put("auth", Base64.getEncoder().encodeToString(plain));
        SecretJson.object(json, "credHelpers", "\"credHelpers\"");
        json.withObjectProperty("credHelpers").put(registry, "");
    }

    /**
     * Adds proxies for all engines. The user's own for all stay as they are, and those for one engine come first (docker/cli,
     * {@code configfile/file.go}, {@code ParseProxyConfig}).
     *
     * @param variables by their names in capitals
     */
    void addProxies(Map<String, String> variables) throws MalformedException {
        ObjectNode proxies = SecretJson.object(json, "proxies", "\"proxies\"");
        if (variables.isEmpty() || proxies.has("default")) {
            return;
        }
        ObjectNode all = json.withObjectProperty("proxies").putObject("default");
        NAMES.forEach(
                (variable, name) -> Optional.ofNullable(variables.get(variable)).ifPresent(it -> all.put(name, it)));
    }

    /** The user's own plugins, which docker looks for in the folder of the configuration otherwise; after his extra ones. */
    void addPlugins(Path folder) throws MalformedException {
        List<String> extra = SecretJson.texts(json, "cliPluginsExtraDirs", "\"cliPluginsExtraDirs\"");
        json.putArray("cliPluginsExtraDirs");
        extra.forEach(json.withArrayProperty("cliPluginsExtraDirs")::add);
        json.withArrayProperty("cliPluginsExtraDirs").add(folder.toString());
    }

    byte[] bytes() {
        return JsonWriter.text(json).getBytes(StandardCharsets.UTF_8);
    }
}
