package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** One registry's entry of {@code auths}, as {@code docker login} writes it where it has no credential helper. */
final class LoginEntry {

    private final JsonNode entry;
    private final String name;

    /**
     * @param entry the object
     * @param name for messages: where it stands
     */
    LoginEntry(JsonNode entry, String name) {
        this.entry = entry;
        this.name = name;
    }

    /** Empty where the entry only notes that a helper has the login. */
    Optional<Credential> credential() throws MalformedException {
        Optional<String> identityToken = text("identitytoken");
        if (identityToken.isPresent()) {
            return Optional.of(new Credential.IdentityToken(identityToken.get()));
        }
        Optional<String> auth = text("auth");
        if (auth.isPresent()) {
            return Optional.of(decode(auth.get()));
        }
        Optional<String> username = text("username");
        Optional<String> password = text("password");
        if (username.isPresent() != password.isPresent()) {
            throw new MalformedException(name + " has only one of \"username\" and \"password\"");
        }
        return username.map(user -> new Credential.UsernamePassword(user, password.orElseThrow()));
    }

    /** {@code user:password} in base64; NULs at the end are cut off, as docker/cli does ({@code configfile/file.go}). */
    private Credential decode(String auth) throws MalformedException {
        String plain;
        try {
            byte[] bytes = Base64.getDecoder().decode(auth.replaceAll("[\\r\\n]", ""));
            plain = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new MalformedException("\"auth\" of " + name + " is not valid base64");
        } catch (CharacterCodingException e) {
            throw new MalformedException("\"auth\" of " + name + " does not hold text in UTF-8");
        }
        int colon = plain.indexOf(':');
        if (colon < 1) {
            throw new MalformedException("\"auth\" of " + name + " does not hold user:password");
        }
        int end = plain.length();
        while (end > colon + 1 && plain.charAt(end - 1) == 0) {
            end--;
        }
        return new Credential.UsernamePassword(plain.substring(0, colon), plain.substring(colon + 1, end));
    }

    private Optional<String> text(String field) throws MalformedException {
        return SecretJson.text(entry, field, "\"" + field + "\" of " + name);
    }
}
