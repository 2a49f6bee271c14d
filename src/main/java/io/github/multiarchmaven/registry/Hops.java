package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.registry.wire.Answer;
import io.github.multiarchmaven.registry.wire.Call;
import io.github.multiarchmaven.registry.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/** Follows redirects, and leaves the credentials behind when one leads to another host. */
final class Hops {

    /** How many redirects of one call are followed. */
    static final int MOST = 5;

    /** They keep method and body (RFC 9110, section 15.4). */
    private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

    private static final Set<Integer> FOR_READERS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> READERS = Set.of("GET", "HEAD");

    private final Wire wire;
    private final PlainPlaces plain;
    private final Identity identity;

    /** @param identity whose secrets might stand in where a redirect leads */
    Hops(Wire wire, PlainPlaces plain, Identity identity) {
        this.wire = wire;
        this.plain = plain;
        this.identity = identity;
    }

    /** The first answer that is no redirect, or one that this method does not follow. */
    Reached follow(Call first) throws IOException {
        Call call = first;
        for (int hops = 0; hops <= MOST; hops++) {
            Answer answer = wire.exchange(call);
            Set<Integer> followed = READERS.contains(call.method()) ? FOR_READERS : SAME_METHOD;
            if (!followed.contains(answer.status()) || answer.header("Location").isEmpty()) {
                return new Reached(answer, call.target());
            }
            try (answer) {
                URI next = target(call.target(), answer.header("Location").orElseThrow());
                call = Door.same(call.target(), next)
                        ? call.to(next)
                        : call.to(next).without("Authorization");
                answer.firstBytes(ForeignText.READ);
            }
        }
        throw new BadAnswerException("it redirects more than " + MOST + " times");
    }

    /**
     * What a {@code Location} means.
     *
     * @throws BadAnswerException if it leads nowhere, or where plain HTTP would be spoken and is not allowed
     */
    URI target(URI from, String location) throws BadAnswerException {
        URI next;
        try {
            next = from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw new BadAnswerException("its \"Location\" is no address");
        }
        if (next.getHost() == null || next.getScheme() == null || !plain.allow(next)) {
            throw new BadAnswerException("it leads to " + identity.shown(next.getScheme() + "://" + next.getHost())
                    + ", where nothing may be sent without TLS");
        }
        return next;
    }
}
