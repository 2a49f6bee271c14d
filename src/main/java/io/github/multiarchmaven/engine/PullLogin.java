package io.github.multiarchmaven.engine;

/** With what the engine introduces itself to the registry of an image. None of them shows a secret when it is printed. */
public sealed interface PullLogin {

    /** As nobody. */
    record None() implements PullLogin {}

    /** By name. */
    record Password(String registry, String username, String password) implements PullLogin {

        @Override
        public String toString() {
            return username + " at " + registry;
        }
    }

    /** By what an earlier login left. */
    record IdentityToken(String registry, String token) implements PullLogin {

        @Override
        public String toString() {
            return "identity token for " + registry;
        }
    }
}
