package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.credentials.Credential.Anonymous;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that can go wrong between us and one registry, in words. */
final class RegistryFailures {

    private final String registry;
    private final Identity identity;

    RegistryFailures(String registry, Identity identity) {
        this.registry = registry;
        this.identity = identity;
    }

    /** The registry answered, and not as it should. */
    RefusalException refusal(Deed deed, String method, Reached reached) {
        return refusal(deed, method, reached, "the registry");
    }

    /** As {@link #refusal(Deed, String, Reached)}, for another server that has a say. */
    RefusalException refusal(Deed deed, String method, Reached reached, String who) {
        List<ForeignError> errors = errors(reached);
        List<String> said = errors.stream()
                .map(ForeignError::words)
                .filter(words -> !words.isBlank())
                .map(identity::shown)
                .toList();
        int status = reached.status();
        String why = who + " answered with status " + status
                + (said.isEmpty() ? "" : ", " + String.join("; ", said))
                + (status == 401 || status == 403 ? "; credentials: " + credentials() : "");
        List<String> evidence = new ArrayList<>(facts(deed));
        evidence.add("request: " + method + " " + reached.where().getHost() + ", status " + status);
        said.forEach(text -> evidence.add(who + ": " + text));
        Problem problem =
                Problem.of(code(status), what(deed), why, next(status)).withEvidence(evidence);
        Set<String> codes = errors.stream().map(ForeignError::code).collect(Collectors.toSet());
        return new RefusalException(
                status, codes, reached.answer().header("Retry-After"), new ProblemException(problem));
    }

    /** There is no answer, or one that makes no sense. */
    ProblemException broken(Deed deed, IOException thrown) {
        Problem problem = BrokenCall.of(thrown, identity::shown).problem(what(deed), registry, facts(deed));
        return identity.isSecretIn(thrown) ? new ProblemException(problem) : new ProblemException(problem, thrown);
    }

    /** The token server may not be spoken with. */
    RefusalException unsafe(Deed deed, String realm) {
        Problem problem = Problem.of(
                        ProblemCode.REGISTRY_REFUSED,
                        what(deed),
                        "it sends us for a token to " + identity.shown(realm)
                                + ", and credentials are not sent without TLS",
                        "use a registry whose token server has TLS, or name that server as insecure")
                .withEvidence(facts(deed));
        return new RefusalException(401, Set.of(), Optional.empty(), new ProblemException(problem));
    }

    /** Bytes that are not those of their digest. */
    ProblemException mismatch(Deed deed, String why) {
        return new ProblemException(Problem.of(
                        ProblemCode.DIGEST_MISMATCH,
                        what(deed),
                        why,
                        "run again; if it stays so, something between here and the registry changes content, or its"
                                + " storage is damaged")
                .withEvidence(facts(deed)));
    }

    /** As in "it was waiting for …". */
    String awaited(Deed deed) {
        return registry + ", to " + deed.doing();
    }

    private String what(Deed deed) {
        return "Could not " + deed.doing() + " (registry " + registry + ")";
    }

    private List<String> facts(Deed deed) {
        return List.of("registry: " + registry, "repository: " + deed.repository(), "credentials: " + credentials());
    }

    private static List<ForeignError> errors(Reached reached) {
        try {
            return ForeignError.in(reached.answer().firstBytes(ForeignText.READ));
        } catch (IOException e) {
            return List.of();
        }
    }

    private String credentials() {
        return identity.found()
                .map(found -> found.credential() instanceof Anonymous
                        ? "none found (" + found.origin() + ")"
                        : found.origin())
                .orElse("not asked for");
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 401, 403 -> ProblemCode.REGISTRY_REFUSED;
            case 404 -> ProblemCode.REGISTRY_NOT_FOUND;
            case 407 -> ProblemCode.REGISTRY_UNREACHABLE;
            default -> ProblemCode.REGISTRY_FAILED;
        };
    }

    private String next(int status) {
        return switch (status) {
            case 401, 403 ->
                identity.isKnown()
                        ? "check that this login is right and has the rights on the repository"
                        : "store a login: as a server with the id " + registry
                                + " in settings.xml, or with docker login " + registry;
            case 404 -> "check the name and the tag; some registries say this too when rights are missing";
            case 407 -> "give the proxy in settings.xml a user name and a password";
            case 429 -> "wait before running again, or use a login that has a higher limit";
            default -> "see the log of the registry; if it is busy or being restarted, run again later";
        };
    }
}
