package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes into {@code Authorization} for one registry; nothing until the registry asks. */
final class Access {

    private final Identity identity;
    private final TokenServer server;
    private final Pauses clock;
    private final Map<Set<Scope>, Token> tokens = new HashMap<>();
    private @Nullable Challenge bearer;
    private @Nullable String basic;

    Access(Identity identity, TokenServer server, Pauses clock) {
        this.identity = identity;
        this.server = server;
        this.clock = clock;
    }

    /** The value for this deed, from a token server if need be. */
    synchronized Optional<String> authorization(Deed deed) throws IOException, RefusalException {
        Challenge known = bearer;
        if (known == null) {
            return Optional.ofNullable(basic);
        }
        Token token = tokens.get(deed.scopes());
        return token != null && clock.now().isBefore(token.until())
                ? Optional.of("Bearer " + token.value())
                : Optional.of(fetch(deed, known, ""));
    }

    /**
     * The registry did not take what it was sent: something else for it.
     *
     * @param sent what it did not take
     * @return empty if there is nothing else
     */
    synchronized Optional<String> renewed(Deed deed, List<Challenge> challenges, Optional<String> sent)
            throws IOException, RefusalException {
        Token token = tokens.get(deed.scopes());
        if (token != null && !sent.equals(Optional.of("Bearer " + token.value()))) {
            return Optional.of("Bearer " + token.value());
        }
        Optional<Challenge> offered =
                challenges.stream().filter(c -> c.is("bearer")).findFirst();
        if (offered.isPresent()) {
            bearer = offered.get();
            return Optional.of(
                    fetch(deed, offered.get(), offered.get().parameter("scope").orElse("")));
        }
        if (challenges.stream().anyMatch(c -> c.is("basic"))
                && identity.lookUp().credential() instanceof UsernamePassword login) {
            basic = "Basic " + Identity.basic(login);
            return Optional.of(basic).filter(value -> !sent.equals(Optional.of(value)));
        }
        identity.lookUp();
        return Optional.empty();
    }

    private String fetch(Deed deed, Challenge challenge, String challenged) throws IOException, RefusalException {
        Token token = server.fetch(
                deed, challenge, identity.lookUp().credential(), Scope.together(deed.scopes(), challenged));
        identity.hide(token.value());
        tokens.put(deed.scopes(), token);
        return "Bearer " + token.value();
    }
}
