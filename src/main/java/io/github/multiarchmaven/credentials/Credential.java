package io.github.multiarchmaven.credentials;

/** What opens a registry. None of them shows a secret when it is printed. */
public sealed interface Credential {

    /** Nothing: the registry is asked as anybody may ask it. */
    record Anonymous() implements Credential {

        @Override
        public String toString() {
            return "anonymous";
        }
    }

    /** A login by name. */
    record UsernamePassword(String username, String password) implements Credential {

        @Override
        public String toString() {
            return "user " + username + ", password ***";
        }
    }

    /** What a registry gave out at an earlier login, to be exchanged for access tokens (OAuth2's refresh token). */
    record IdentityToken(String token) implements Credential {

        @Override
        public String toString() {
            return "identity token ***";
        }
    }
}
