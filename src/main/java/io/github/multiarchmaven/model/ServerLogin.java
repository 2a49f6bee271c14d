package io.github.multiarchmaven.model;

import java.util.Optional;

/**
 * A server of Maven's settings, as far as it is a login.
 *
 * @param id its name; for a registry {@code host[:port]}
 * @param username empty if it has none
 * @param password in plain text; empty if it has none or it is still encrypted
 * @param undecrypted why the password could not be decrypted, in words without it; empty if there was no difficulty
 */
public record ServerLogin(String id, String username, String password, Optional<String> undecrypted) {

    /** A login that can be used as it is. */
    public static ServerLogin of(String id, String username, String password) {
        return new ServerLogin(id, username, password, Optional.empty());
    }

    /** A login whose password nobody can read. */
    public static ServerLogin undecrypted(String id, String username, String why) {
        return new ServerLogin(id, username, "", Optional.of(why));
    }

    @Override
    public String toString() {
        return "server " + id;
    }
}
