package io.github.multiarchmaven.registry;

import java.util.Set;

/**
 * Something that we want of a registry, for messages and for tokens.
 *
 * @param doing as in "could not …"
 * @param repository that it is about
 * @param scopes the rights that it takes
 */
record Deed(String doing, String repository, Set<Scope> scopes) {

    Deed {
        scopes = Set.copyOf(scopes);
    }

    static Deed reading(String what, String repository) {
        return new Deed("read " + what + " of " + repository, repository, Set.of(Scope.pull(repository)));
    }

    static Deed writing(String what, String repository) {
        return new Deed("write " + what + " to " + repository, repository, Set.of(Scope.push(repository)));
    }
}
