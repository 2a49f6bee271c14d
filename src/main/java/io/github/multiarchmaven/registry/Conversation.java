package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.wire.Call;
import io.github.multiarchmaven.registry.wire.NotHttpException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Calls to one registry by the right door, with what it wants to see of us, through redirects. */
final class Conversation {

    private final Door door;
    private final Hops hops;
    private final Access access;
    private final RegistryFailures failures;
    private final Weather weather;

    Conversation(Door door, Hops hops, Access access, RegistryFailures failures, Weather weather) {
        this.door = door;
        this.hops = hops;
        this.access = access;
        this.failures = failures;
        this.weather = weather;
    }

    /** Does it, again if need be, until it succeeds or is known to fail. */
    <T> T endure(Deed deed, Weather.Attempt<T> attempt) {
        return weather.endure(failures.awaited(deed), attempt, thrown -> failures.broken(deed, thrown));
    }

    /** What is wrong with this answer. */
    RefusalException refusal(Deed deed, String method, Reached reached) {
        return failures.refusal(deed, method, reached);
    }

    /** These bytes are not what they should be. */
    ProblemException mismatch(Deed deed, String why) {
        return failures.mismatch(deed, why);
    }

    /** Where an answer's {@code Location} leads. */
    URI location(Reached reached) throws BadAnswerException {
        Optional<String> location = reached.answer().header("Location");
        if (location.isEmpty()) {
            throw new BadAnswerException("there is no \"Location\" in its answer");
        }
        return hops.target(reached.where(), location.get());
    }

    /**
     * One call and its answer.
     *
     * @param asking the call, given scheme, host and port of the registry
     */
    Reached ask(Deed deed, Function<URI, Call> asking) throws IOException, RefusalException {
        URI base = door.base();
        try {
            Reached reached = askAt(base, deed, asking.apply(base));
            if (reached.status() != 400) {
                door.proved(base);
                return reached;
            }
            if (!door.elsewhereThan(base)) {
                return reached;
            }
            reached.close();
        } catch (NotHttpException | SocketException | ConnectionClosedException | NoHttpResponseException e) {
            if (!door.elsewhereThan(base)) {
                throw e;
            }
        }
        URI other = door.base();
        return askAt(other, deed, asking.apply(other));
    }

    private Reached askAt(URI base, Deed deed, Call call) throws IOException, RefusalException {
        if (!Door.same(base, call.target())) {
            return hops.follow(call);
        }
        Optional<String> sent = access.authorization(deed);
        Reached reached = hops.follow(with(sent, call));
        if (reached.status() != 401 || !Door.same(base, reached.where())) {
            return reached;
        }
        boolean leave = false;
        try {
            List<Challenge> challenges = Challenge.in(reached.answer().headers("WWW-Authenticate"));
            Optional<String> renewed = access.renewed(deed, challenges, sent);
            leave = renewed.isEmpty();
            if (renewed.isEmpty()) {
                return reached;
            }
            reached.answer().firstBytes(ForeignText.READ);
            return hops.follow(with(renewed, call));
        } finally {
            if (!leave) {
                reached.close();
            }
        }
    }

    private static Call with(Optional<String> authorization, Call call) {
        return authorization.map(value -> call.with("Authorization", value)).orElse(call);
    }
}
